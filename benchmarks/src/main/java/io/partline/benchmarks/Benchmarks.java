package io.partline.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs one benchmark and prints what it measured. */
@Command(
        name = "benchmarks",
        description = "Measures Partline; prints Markdown.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "BENCHMARK")
public final class Benchmarks {
    private static final String SUSTAINED = "--sustained";
    private static final String UNDER_LOAD =
            "As it is after a second start, with caches and both of the JVM's compilers, and five minutes under load first.";
    private static final int MILLION = 1_000_000;
    private static final Duration LASTS = Duration.ofMinutes(5);

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Benchmarks() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    @Command(name = "reservations", description = "Reservations a second against plain inserts.")
    void reservations() {
        try (ServiceUnderLoad service = ServiceUnderLoad.inventory()) {
            new ReservationBenchmark(service, ReservationBenchmark.Size.FULL).run(out);
        }
    }

    @Command(name = "nodes", description = "Reservations a second of two nodes against one.")
    void nodes() {
        try (ServiceUnderLoad service = ServiceUnderLoad.inventory()) {
            new NodesBenchmark(service, NodesBenchmark.Size.FULL).run(out);
        }
    }

    @Command(name = "long-log", description = "Reservations a second with 20,000,000 events in the log.")
    void longLog() {
        try (ServiceUnderLoad service = ServiceUnderLoad.inventory()) {
            new LongLogBenchmark(service, LongLogBenchmark.Size.FULL).run(out);
        }
    }

    @Command(name = "appends", description = "Event appends a second against the framework's engine.")
    void appends() {
        new AppendBenchmark(AppendBenchmark.Size.FULL).run(out);
    }

    @Command(name = "rebuild", description = "Events a second of two rebuilds against COPY.")
    void rebuild() {
        try (ServiceUnderLoad inventory = ServiceUnderLoad.inventory()) {
            RebuildBenchmark.ofAvailability(inventory, RebuildBenchmark.Size.FULL)
                    .run(out);
        }
        try (ServiceUnderLoad requests = ServiceUnderLoad.requests()) {
            RebuildBenchmark.ofOrders(requests, RebuildBenchmark.Size.FULL).run(out);
        }
    }

    @Command(name = "latency", description = "From order to reserved, from milestone to the carrier's topic.")
    void latency(
            @Option(
                            names = "--gateway",
                            description = "Of a running platform; without it one is started and stopped again.")
                    @Nullable
                    URI gateway,
            @Option(names = "--kafka", defaultValue = "127.0.0.1:19092", description = "Of that platform.")
                    String kafka,
            @Option(names = SUSTAINED, description = UNDER_LOAD) boolean sustained)
            throws IOException, InterruptedException {
        if (gateway != null) {
            new LatencyBenchmark(gateway, kafka, LatencyBenchmark.Size.FULL).run(out);
            return;
        }
        LocalPlatform platform = new LocalPlatform();
        up(platform, sustained);
        try (platform) {
            if (sustained) {
                new OrderBenchmark(platform, OrderBenchmark.Size.FULL).warmUp(LASTS);
            }
            new LatencyBenchmark(platform.gateway(), platform.kafka(), LatencyBenchmark.Size.FULL).run(out);
        }
    }

    @Command(name = "orders", description = "Commits and processor time of an order, and orders a second.")
    void orders(@Option(names = SUSTAINED, description = UNDER_LOAD) boolean sustained)
            throws IOException, InterruptedException, SQLException {
        LocalPlatform platform = new LocalPlatform();
        up(platform, sustained);
        try (platform) {
            OrderBenchmark benchmark = new OrderBenchmark(platform, OrderBenchmark.Size.FULL);
            if (sustained) {
                benchmark.warmUp(LASTS);
            }
            benchmark.run(out);
        }
    }

    private static void up(LocalPlatform platform, boolean sustained) throws InterruptedException {
        if (sustained) {
            platform.startAgain();
        } else {
            platform.run("up", "--fresh").expectSuccess();
        }
    }

    @Command(name = "imports", description = "Seconds for the demo network's files, and for 1,000,000 part-sites.")
    void imports() throws IOException, InterruptedException {
        LocalPlatform platform = new LocalPlatform();
        String firstStart = platform.startAgain();
        try (platform) {
            new ImportBenchmark(platform, MILLION).run(firstStart, out);
        }
    }

    @Command(name = "start-up", description = "Seconds to ready, memory and processor at rest.")
    void startUp() throws InterruptedException {
        new StartUpBenchmark(StartUpBenchmark.Size.FULL).run(out);
    }
}
