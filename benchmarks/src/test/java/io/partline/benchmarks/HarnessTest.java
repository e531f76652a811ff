package io.partline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Each harness runs and reports; the figures of so short a run mean nothing. */
class HarnessTest {
    private static final Duration BLINK = Duration.ofMillis(300);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void rebuild_and_reservations_are_measured_on_the_whole_service() {
        try (InventoryUnderLoad service = InventoryUnderLoad.start()) {
            assertThat(new RebuildBenchmark(service, new RebuildBenchmark.Size(5_000, 1)).run(out))
                    .isPositive();
            assertThat(printed()).contains("events rebuilt/s");

            var reservations = new ReservationBenchmark.Size(200, BLINK, 1, BLINK);
            assertThat(new ReservationBenchmark(service, reservations).run(out)).isPositive();
            assertThat(printed())
                    .contains("**reservation by the command side**")
                    .contains("PostgreSQL driver and its socket")
                    .contains("slowest follower");
        }
    }

    @Test
    void appends_are_measured_against_the_stock_engine() {
        assertThat(new AppendBenchmark(new AppendBenchmark.Size(BLINK, 1, BLINK)).run(out))
                .isPositive();
        assertThat(printed()).contains("by transaction horizon").contains("one writer at a time");
    }

    @Test
    void a_load_with_a_failing_sender_gives_no_figure() {
        AtomicInteger sent = new AtomicInteger();
        assertThatThrownBy(() -> Load.run(2, BLINK, _ -> () -> {
                    if (sent.incrementAndGet() == 10) {
                        throw new IllegalStateException("no");
                    }
                }))
                .hasMessage("a sender failed");
    }

    @Test
    void a_load_ends_after_what_was_asked_of_it() {
        assertThat(Load.run(3, Duration.ofSeconds(10), 50, _ -> () -> {}).done())
                .isEqualTo(50);
    }

    @Test
    void quantiles_are_by_nearest_rank() {
        double[] values = {5, 1, 4, 2, 3};
        assertThat(Median.quantile(values, 0.5)).isEqualTo(3);
        assertThat(Median.quantile(values, 0.99)).isEqualTo(5);
        assertThat(Median.quantile(values, 0)).isEqualTo(1);
        assertThat(Median.quantile(new double[0], 0.5)).isNaN();
    }
}
