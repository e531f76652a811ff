package io.partline.chassis.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.partline.chassis.events.Append;
import io.partline.chassis.events.AppendSignal;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.EventTypes;
import io.partline.chassis.events.HorizonEventStorageEngine;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.modelling.command.ConcurrencyException;

/** Times the appends and counts the lost ones: {@code partline.events.append}, without the commit. */
public final class MeteredEventStorageEngine extends HorizonEventStorageEngine {
    private final Timer written;
    private final Timer lost;
    private final Timer failed;

    public MeteredEventStorageEngine(
            DataSource dataSource,
            EventTypes types,
            EventLog log,
            Supplier<String> metadata,
            AppendSignal appended,
            MeterRegistry meters) {
        super(dataSource, types, log, metadata, appended);
        this.written = timer("written", meters);
        this.lost = timer("lost", meters);
        this.failed = timer("failed", meters);
    }

    private static Timer timer(String result, MeterRegistry meters) {
        return Timer.builder("partline.events.append")
                .description(
                        "Time to append the events of a command or a transaction, commit excluded: written; lost to"
                                + " somebody who was faster; failed")
                .tag("result", result)
                .publishPercentileHistogram()
                .register(meters);
    }

    @Override
    protected void write(List<Append> events) {
        long start = System.nanoTime();
        Timer outcome = failed;
        try {
            super.write(events);
            outcome = written;
        } catch (ConcurrencyException e) {
            outcome = lost;
            throw e;
        } finally {
            outcome.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }
}
