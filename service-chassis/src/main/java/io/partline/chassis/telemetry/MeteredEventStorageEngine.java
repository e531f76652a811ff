package io.partline.chassis.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.partline.chassis.events.AppendSignal;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.EventTypes;
import io.partline.chassis.events.HorizonEventStorageEngine;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** Times the appends: {@code partline.events.append}, without the commit. */
public final class MeteredEventStorageEngine extends HorizonEventStorageEngine {
    private final Timer appends;

    public MeteredEventStorageEngine(
            DataSource dataSource,
            EventTypes types,
            EventLog log,
            Supplier<String> metadata,
            AppendSignal appended,
            MeterRegistry meters) {
        super(dataSource, types, log, metadata, appended);
        this.appends = Timer.builder("partline.events.append")
                .description("Time to append the events of one command, commit excluded")
                .publishPercentileHistogram()
                .register(meters);
    }

    @Override
    public void append(List<DomainEventMessage<?>> events, @Nullable UUID predecessor) {
        appends.record(() -> super.append(events, predecessor));
    }
}
