package io.partline.chassis.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.HorizonEventStorageEngine;
import io.partline.chassis.imports.ImportReport.Status;
import io.partline.chassis.testing.Await;
import io.partline.sample.SampleUnderTest;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A file costs no more memory for being longer. */
@SampleUnderTest
class LargeFileTest {
    private static final long MIB = 1 << 20;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    HorizonEventStorageEngine engine;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void a_file_of_forty_thousand_rows_is_never_in_memory() {
        assertThat(costOf(40_000)).isLessThan(4 * MIB);
    }

    /** {@code -Dpartline.long-runs=true} */
    @Test
    @EnabledIfSystemProperty(named = "partline.long-runs", matches = "true")
    void a_file_of_a_million_rows_costs_no_more_than_16_mebibytes() {
        assertThat(costOf(1_000_000)).isLessThan(16 * MIB);
    }

    /** The most bytes that were alive at one moment, over those alive before. */
    private long costOf(int rows) {
        ImportJobs jobs = new ImportJobs(
                List.of(CsvImport.of(
                        "pebbles",
                        List.of("pebble", "weight"),
                        row -> List.of(row.text("pebble")),
                        row -> row.wholeNumber("weight") < 0 ? ImportOutcome.ACCEPTED : ImportOutcome.UNCHANGED)),
                engine,
                jdbc,
                new TransactionTemplate(transactions),
                Clock.systemUTC());
        String id = "IMP-" + rows;
        long before = alive();
        AtomicLong most = new AtomicLong();
        AtomicBoolean watching = new AtomicBoolean(true);
        Thread watch = Thread.ofPlatform().start(() -> {
            while (watching.get()) {
                most.accumulateAndGet(alive(), Math::max);
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        });
        jobs.submit(id, "pebbles", new Pebbles(rows), "HQ");
        jobs.workOff();
        watching.set(false);
        Await.until(Duration.ofMinutes(1), () -> !watch.isAlive(), ended -> ended);
        ImportReport report = jobs.report("pebbles", id);
        assertThat(report.status()).isEqualTo(Status.COMPLETED);
        assertThat(report.unchangedRows()).isEqualTo(rows);
        assertThat(jdbc.queryForObject("select count(*) from file_import_chunk", Long.class))
                .isZero();
        return most.get() - before;
    }

    private static long alive() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** A file that is made while it is read. */
    private static final class Pebbles extends InputStream {
        private final int rows;
        private int row;
        private byte[] line = "pebble,weight\n".getBytes(StandardCharsets.US_ASCII);
        private int at;

        Pebbles(int rows) {
            this.rows = rows;
        }

        @Override
        public int read() {
            if (at == line.length) {
                if (row == rows) {
                    return -1;
                }
                line = "pebble-number-%d,%d\n".formatted(row, row % 7).getBytes(StandardCharsets.US_ASCII);
                row++;
                at = 0;
            }
            return line[at++];
        }
    }
}
