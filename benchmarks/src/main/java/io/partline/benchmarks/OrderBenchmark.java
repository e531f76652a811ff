package io.partline.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * What one order costs, from {@code POST /api/service-orders} to its shipment: commits in each database and processor time
 * of each process, at a fixed rate of arrival; and how many a second go through when clients wait for each other.
 */
final class OrderBenchmark {
    private static final List<String> TOPICS = List.of("partline.inventory.v1", "partline.logistics.v1");
    private static final String BACKORDERED = "backordered ";
    private static final int WARM_UP_RATE = 10;
    private static final long NANOS = 1_000_000_000L;

    /**
     * @param rate orders a second while the cost is measured
     * @param phase length of it, and of the closed loop
     * @param rounds of cost and throughput, one after the other
     * @param patience after the last arrival
     */
    record Size(Duration warmUp, int rate, Duration phase, int clients, int rounds, Duration rest, Duration patience) {
        static final Size FULL = new Size(
                Duration.ofSeconds(30),
                20,
                Duration.ofSeconds(60),
                10,
                2,
                Duration.ofSeconds(20),
                Duration.ofSeconds(60));
    }

    /** What was used up so far. */
    private record Used(Map<String, Long> commits, Map<String, Duration> processor) {}

    private final LocalPlatform platform;
    private final Caller caller;
    private final Size size;
    private final DemoOrders orders = new DemoOrders();
    private final AtomicInteger next = new AtomicInteger((int) (Instant.now().getEpochSecond() % 1_000_000) * 100);
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();

    OrderBenchmark(LocalPlatform platform, Size size) {
        this.platform = platform;
        this.caller = new Caller(platform.gateway());
        this.size = size;
    }

    /** Orders at the rate of the measurement, until the JVMs have compiled what they use. */
    void warmUp(Duration duration) throws IOException, InterruptedException {
        signIn();
        OpenLoop.run(size.rate(), duration, (_, _) -> place());
    }

    private void signIn() throws IOException, InterruptedException {
        for (String station : orders.stations()) {
            caller.signIn(station);
        }
    }

    void run(PrintStream out) throws IOException, InterruptedException, SQLException {
        out.printf("## Cost of an order (%s)%n%n", Machine.describe());
        signIn();
        OpenLoop.run(WARM_UP_RATE, size.warmUp(), (_, _) -> place());
        Thread.sleep(size.rest());
        Used atRest = used();
        Thread.sleep(size.rest());
        Table rest = new Table("at rest", "a second");
        perUnit(atRest, used(), size.rest().toSeconds(), rest);
        rest.print(out);
        for (int round = 1; round <= size.rounds(); round++) {
            cost(round, out);
            throughput(round, out);
        }
        refused.forEach((what, times) -> out.printf("%,d times: %s%n", times, what));
        out.printf("At the end: %s%n%n", Machine.describe());
    }

    private void cost(int round, PrintStream out) throws InterruptedException, SQLException {
        Map<String, Long> lines = new ConcurrentHashMap<>();
        try (TopicWatch watch = TopicWatch.of(platform.kafka(), TOPICS, OrderBenchmark::named)) {
            Used before = used();
            OpenLoop.run(size.rate(), size.phase(), (_, planned) -> {
                String line = place();
                if (!line.isEmpty()) {
                    lines.put(line, planned);
                }
            });
            settle(lines, watch);
            Table table = new Table(
                    "round %d, %d orders/s, %d orders".formatted(round, size.rate(), lines.size()), "an order");
            perUnit(before, used(), lines.size(), table);
            table.print(out);
        }
    }

    private void throughput(int round, PrintStream out) throws InterruptedException {
        Map<String, Long> lines = new ConcurrentHashMap<>();
        try (TopicWatch watch = TopicWatch.of(platform.kafka(), TOPICS, OrderBenchmark::named)) {
            long start = System.nanoTime();
            Load.Outcome outcome = Load.run(size.clients(), size.phase(), _ -> () -> {
                String line = place();
                if (!line.isEmpty()) {
                    lines.put(line, start);
                }
            });
            long end = settle(lines, watch);
            long waiting = lines.keySet().stream()
                    .filter(line -> watch.seenAt(line).isEmpty()
                            && watch.seenAt(BACKORDERED + line).isPresent())
                    .count();
            long unseen = lines.keySet().stream()
                    .filter(line -> !hasComeToAnEnd(line, watch))
                    .count();
            long reserved = lines.size() - waiting - unseen;
            new Table("round %d, %d clients".formatted(round, size.clients()), "orders", "orders/s")
                    .row("accepted", lines.size(), outcome.perSecond())
                    .row("reserved, shipment planned", reserved, reserved * (double) NANOS / (end - start))
                    .row("backordered: no site has any left", waiting, "")
                    .row("neither seen", unseen, "")
                    .print(out);
        }
    }

    /** Until every line is reserved or backordered and no more shipments are planned; answers when the last was seen. */
    private long settle(Map<String, Long> lines, TopicWatch watch) throws InterruptedException {
        long patience = System.nanoTime() + size.patience().toNanos();
        int seen = -1;
        while (System.nanoTime() < patience
                && (seen < watch.seen().size()
                        || !lines.keySet().stream().allMatch(line -> hasComeToAnEnd(line, watch)))) {
            seen = watch.seen().size();
            Thread.sleep(1_500);
        }
        return watch.lastSeenAt();
    }

    private static boolean hasComeToAnEnd(String line, TopicWatch watch) {
        return watch.seenAt(line).isPresent()
                || watch.seenAt(BACKORDERED + line).isPresent();
    }

    private static String named(String type, JsonNode data) {
        return switch (type) {
            case "io.partline.inventory.demand-backordered.v1" ->
                BACKORDERED + data.path("lineId").asString();
            case "io.partline.inventory.stock-reserved.v1" ->
                data.path("lineId").asString();
            case "io.partline.logistics.shipment-planned.v1" ->
                "shipment " + data.path("shipmentId").asString();
            default -> "";
        };
    }

    /** @return the id of the order's line; empty if it was refused */
    private String place() {
        int number = next.getAndIncrement();
        try {
            Caller.Answer answer = caller.post(orders.station(number), "/api/service-orders", orders.body(number));
            if (answer.status() == 201) {
                return answer.body().path("lines").path(0).path("lineId").asString();
            }
            refused.merge(
                    "%d %s"
                            .formatted(
                                    answer.status(), answer.body().path("type").asString()),
                    1,
                    Integer::sum);
        } catch (IOException e) {
            refused.merge(e.toString(), 1, Integer::sum);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    private static void perUnit(Used before, Used after, double units, Table table) {
        long commits = 0;
        for (Map.Entry<String, Long> database : after.commits().entrySet()) {
            long more = database.getValue() - before.commits().getOrDefault(database.getKey(), 0L);
            commits += more;
            table.row("commits, " + database.getKey(), more / units);
        }
        table.row("**commits, all databases**", commits / units);
        Duration all = Duration.ZERO;
        for (Map.Entry<String, Duration> process : after.processor().entrySet()) {
            Duration more = process.getValue().minus(before.processor().getOrDefault(process.getKey(), Duration.ZERO));
            all = all.plus(more);
            table.row("processor, ms, " + process.getKey(), more.toNanos() / 1e6 / units);
        }
        table.row("**processor, ms, all processes**", all.toNanos() / 1e6 / units);
    }

    private Used used() throws SQLException, InterruptedException {
        // A session of the server tells its counts when it has been idle for a moment.
        Thread.sleep(1_500);
        Map<String, Duration> processor = new LinkedHashMap<>();
        for (StartUpBenchmark.Held held :
                StartUpBenchmark.Held.in(platform.run("status").expectSuccess().text())) {
            processor.put(held.process(), StartUpBenchmark.cpu(held, platform));
        }
        Map<String, Long> commits = new LinkedHashMap<>();
        try (Connection server = DriverManager.getConnection(platform.database("postgres"), "partline", "partline");
                Statement statement = server.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select datname, xact_commit from pg_stat_database where datname not like 'template%' and datname not in ('', 'postgres') order by datname")) {
            while (rows.next()) {
                commits.put(rows.getString(1), rows.getLong(2));
            }
        }
        return new Used(commits, processor);
    }
}
