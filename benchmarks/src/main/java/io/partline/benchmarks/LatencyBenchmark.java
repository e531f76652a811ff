package io.partline.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * From {@code POST /api/service-orders} to the line reserved, and from a shipment's milestone to its event on the
 * carrier's topic, on a running platform with the demo network in it. Orders and milestones arrive at the same rate at
 * the same time.
 */
final class LatencyBenchmark {
    private static final String INVENTORY = "partline.inventory.v1";
    private static final String LOGISTICS = "partline.logistics.v1";
    private static final int WARM_UP_RATE = 10;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    /** Orders a second whose line is also looked up until it is reserved; more would be a load of its own. */
    private static final int LOOKED_UP = 2;
    /** Looks are a tenth of the time waited so far apart: a platform that is slow is not made slower by looking. */
    private static final int LOOKS = 10;

    /**
     * @param warmUp its orders give the shipments whose milestones are reported afterwards
     * @param phase length of the arrivals at each rate
     * @param patience after the last arrival
     */
    record Size(Duration warmUp, List<Integer> ordersPerSecond, Duration phase, Duration patience) {
        static final Size FULL =
                new Size(Duration.ofSeconds(30), List.of(5, 20, 50), Duration.ofSeconds(60), Duration.ofSeconds(60));
    }

    private record Shipment(String id, String carrierId) {}

    private final Caller caller;
    private final String kafka;
    private final Size size;
    private final DemoOrders orders = new DemoOrders();
    /** How often a request was refused or failed, by what came back. */
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();

    private final AtomicInteger next = new AtomicInteger((int) (Instant.now().getEpochSecond() % 1_000_000) * 100);

    LatencyBenchmark(URI gateway, String kafka, Size size) {
        this.caller = new Caller(gateway);
        this.kafka = kafka;
        this.size = size;
    }

    void run(PrintStream out) throws IOException, InterruptedException {
        out.printf("## Latency (%s)%n%n", Machine.describe());
        caller.signIn("HQ");
        for (String client : Stream.concat(orders.stations().stream(), orders.carriers().stream())
                .toList()) {
            caller.signIn(client);
        }
        List<Shipment> shipments = dispatched();
        Table table = new Table("orders/s", "from ... to ...", "seen", "missing or refused", "median, ms", "p99, ms");
        for (int rate : size.ordersPerSecond()) {
            phase(rate, shipments, table);
        }
        table.print(out);
        refused.forEach((what, times) -> out.printf("%,d times: %s%n", times, what));
        out.printf("At the end: %s%n%n", Machine.describe());
    }

    /** Warms everything up with orders, and hands their shipments over to the carriers. */
    private List<Shipment> dispatched() throws InterruptedException, IOException {
        try (TopicWatch planned = TopicWatch.of(
                kafka,
                List.of(LOGISTICS),
                (type, data) ->
                        type.equals("io.partline.logistics.shipment-planned.v1") ? text(data, "shipmentId") : "")) {
            OpenLoop.run(WARM_UP_RATE, size.warmUp(), (_, _) -> place(next.getAndIncrement()));
            int seen = -1;
            while (seen < planned.seen().size()) {
                seen = planned.seen().size();
                Thread.sleep(Duration.ofSeconds(2));
            }
            List<Shipment> shipments = new ArrayList<>();
            for (JsonNode data : planned.seen()) {
                String id = text(data, "shipmentId");
                if (caller.post("HQ", "/api/shipments/%s/dispatch".formatted(id), Map.of())
                                .status()
                        == 200) {
                    shipments.add(new Shipment(id, text(data, "carrierId")));
                }
            }
            if (shipments.isEmpty()) {
                throw new IllegalStateException("no order led to a shipment; is the demo network in the platform?");
            }
            return shipments;
        }
    }

    private static String text(JsonNode data, String member) {
        return data.path(member).asString();
    }

    /** @return the id of the order's line; empty if it was refused */
    private String place(int number) {
        try {
            Caller.Answer answer = caller.post(orders.station(number), "/api/service-orders", orders.body(number));
            if (answer.status() == 201) {
                return text(answer.body().path("lines").path(0), "lineId");
            }
            refuse("order: %d %s".formatted(answer.status(), text(answer.body(), "type")));
            return "";
        } catch (IOException e) {
            refuse("order: " + e);
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private void refuse(String what) {
        refused.merge(what, 1, Integer::sum);
    }

    private void phase(int rate, List<Shipment> shipments, Table table) throws InterruptedException {
        List<String> carrierTopics = shipments.stream()
                .map(shipment -> "partline.carrier.%s.v1".formatted(shipment.carrierId()))
                .distinct()
                .toList();
        Waits answered = new Waits();
        Waits lookedUp = new Waits();
        Map<String, Long> lines = new ConcurrentHashMap<>();
        Map<String, Long> milestones = new ConcurrentHashMap<>();
        try (TopicWatch reserved = TopicWatch.of(
                        kafka,
                        List.of(INVENTORY),
                        (type, data) ->
                                type.equals("io.partline.inventory.stock-reserved.v1") ? text(data, "lineId") : "");
                TopicWatch reported = TopicWatch.of(kafka, carrierTopics, LatencyBenchmark::milestone)) {
            Thread reporting = Thread.ofPlatform()
                    .start(() -> OpenLoop.run(
                            rate, size.phase(), (number, planned) -> report(shipments, number, planned, milestones)));
            OpenLoop.run(rate, size.phase(), (number, planned) -> {
                answered.tried();
                String line = place(next.getAndIncrement());
                if (line.isEmpty()) {
                    return;
                }
                answered.waited(System.nanoTime() - planned);
                lines.put(line, planned);
                if (number % Math.max(1, rate / LOOKED_UP) == 0) {
                    lookUp(line, planned, lookedUp);
                }
            });
            reporting.join();
            long patience = System.nanoTime() + size.patience().toNanos();
            while (System.nanoTime() < patience && !(allSeen(lines, reserved) && allSeen(milestones, reported))) {
                Thread.sleep(100);
            }
            answered.row(rate, "order to its answer (201)", table);
            Waits.until(lines, answered.count(), reserved).row(rate, "order to stock-reserved on Kafka", table);
            lookedUp.row(rate, "order to RESERVED by GET, sampled", table);
            Waits.until(milestones, (int) (rate * size.phase().toSeconds()), reported)
                    .row(rate, "milestone to its event on the carrier's topic", table);
        }
    }

    private static boolean allSeen(Map<String, Long> planned, TopicWatch watch) {
        return planned.keySet().stream().allMatch(name -> watch.seenAt(name).isPresent());
    }

    private static String milestone(String type, JsonNode data) {
        return type.equals("io.partline.logistics.shipment-milestone-reported.v1")
                ? milestone(text(data, "shipmentId"), Instant.parse(text(data, "occurredAt")))
                : "";
    }

    private static String milestone(String shipmentId, Instant occurredAt) {
        return shipmentId + " " + occurredAt.toEpochMilli();
    }

    private void report(List<Shipment> shipments, int number, long planned, Map<String, Long> milestones) {
        Shipment shipment = shipments.get(number % shipments.size());
        Instant occurredAt = Instant.ofEpochMilli(Instant.now().toEpochMilli());
        try {
            Caller.Answer answer = caller.post(
                    shipment.carrierId(),
                    "/api/shipments/%s/milestones".formatted(shipment.id()),
                    Map.of("type", "IN_TRANSIT", "occurredAt", occurredAt.toString(), "location", "on the road"));
            if (answer.status() == 200) {
                milestones.put(milestone(shipment.id(), occurredAt), planned);
            } else {
                refuse("milestone: %d %s".formatted(answer.status(), text(answer.body(), "type")));
            }
        } catch (IOException e) {
            refuse("milestone: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookUp(String lineId, long planned, Waits lookedUp) {
        lookedUp.tried();
        String order = lineId.substring(0, lineId.lastIndexOf('-'));
        long limit = System.nanoTime() + size.patience().toNanos();
        try {
            while (System.nanoTime() < limit) {
                Caller.Answer answer = caller.get("HQ", "/api/service-orders/" + order);
                if (text(answer.body().path("lines").path(0), "status").equals("RESERVED")) {
                    lookedUp.waited(System.nanoTime() - planned);
                    return;
                }
                long waited = System.nanoTime() - planned;
                Thread.sleep(Duration.ofNanos(Math.max(LOOK_AGAIN.toNanos(), waited / LOOKS)));
            }
        } catch (IOException e) {
            refuse("look: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
