package io.partline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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
        try (ServiceUnderLoad service = ServiceUnderLoad.inventory()) {
            assertThat(RebuildBenchmark.ofAvailability(service, new RebuildBenchmark.Size(5_000, 1))
                            .run(out))
                    .isPositive();
            assertThat(printed()).contains("Rebuild of availability").contains("events rebuilt/s");

            var reservations = new ReservationBenchmark.Size(200, BLINK, 1, BLINK);
            assertThat(new ReservationBenchmark(service, reservations).run(out)).isPositive();
            assertThat(printed())
                    .contains("**reservation by the command side**")
                    .contains("PostgreSQL driver and its socket")
                    .contains("slowest follower");
        }
    }

    @Test
    void a_rebuild_is_measured_on_requests_too() {
        try (ServiceUnderLoad service = ServiceUnderLoad.requests()) {
            assertThat(RebuildBenchmark.ofOrders(service, new RebuildBenchmark.Size(5_000, 1))
                            .run(out))
                    .isPositive();
        }
        assertThat(printed()).contains("Rebuild of orders");
    }

    @Test
    void one_node_and_two_and_a_long_log_are_measured() {
        try (ServiceUnderLoad service = ServiceUnderLoad.inventory()) {
            assertThat(new NodesBenchmark(service, new NodesBenchmark.Size(200, BLINK, List.of(2), 1, BLINK, BLINK))
                            .run(out))
                    .isPositive();
        }
        try (ServiceUnderLoad service = ServiceUnderLoad.inventory()) {
            assertThat(new LongLogBenchmark(service, new LongLogBenchmark.Size(2_000, 200, BLINK, 1, BLINK)).run(out))
                    .isPositive();
        }
        assertThat(printed()).contains("two nodes, reservations/s").contains("2,000 of 2,000 events");
    }

    @Test
    void appends_are_measured_against_the_stock_engine() {
        assertThat(new AppendBenchmark(new AppendBenchmark.Size(BLINK, 1, BLINK)).run(out))
                .isPositive();
        assertThat(printed()).contains("by transaction horizon").contains("one writer at a time");
    }

    @Test
    void latencies_are_measured_and_what_never_comes_is_counted() throws Exception {
        try (StandInPlatform platform = new StandInPlatform()) {
            var size = new LatencyBenchmark.Size(
                    Duration.ofSeconds(1), List.of(20), Duration.ofSeconds(1), Duration.ofMillis(500));
            new LatencyBenchmark(platform.gateway(), StandInPlatform.kafka(), size).run(out);
            assertThat(printed())
                    .containsPattern("order to its answer \\(201\\) +\\| 20 +\\| 0 ")
                    .containsPattern("order to stock-reserved on Kafka +\\| 16 +\\| 4 ")
                    .containsPattern("order to RESERVED by GET, sampled +\\| 2 +\\| 0 ")
                    .containsPattern("milestone to its event on the carrier's topic +\\| 20 +\\| 0 ");
        }
    }

    @Test
    void the_memory_of_each_process_is_read_from_the_status_of_the_platform() {
        String status = """
                process         pid   port  health       memory  up for
                postgres       4711  15432  ready         92 MB  0 min 12 s
                inventory         -   8081  stopped           -  -
                gateway        4713   8080  not ready    130 MB  0 min 02 s
                requests       4714   8082  ready        301 MB  2 h 01 min
                together                                 523 MB
                """;
        assertThat(StartUpBenchmark.Held.in(status))
                .containsExactly(
                        new StartUpBenchmark.Held("postgres", 4711, 92),
                        new StartUpBenchmark.Held("requests", 4714, 301));
        assertThat(StartUpBenchmark.resident(ProcessHandle.current().pid())).isPositive();
    }

    @Test
    void the_time_of_the_demo_network_is_read_from_what_a_first_start_tells() {
        assertThat(ImportBenchmark.demoNetwork("  stock 35 of 35 rows\n  demo network in after 9.3 s\n"))
                .isEqualTo(9.3);
        assertThatThrownBy(() -> ImportBenchmark.demoNetwork("Partline is ready"))
                .hasMessageContaining("no demo network");
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
