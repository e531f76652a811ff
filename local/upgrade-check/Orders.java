import io.partline.local.client.GatewayClient;
import io.partline.local.client.GatewayClient.Answer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Orders that never pause, each step of each asked of another gateway in turn, until a file is there; then those that are
 * under way are brought to their end, and every unit is counted: {@code java -cp launcher.jar Orders.java <file> <token endpoint>
 * <gateway>...}. Every third is damaged on its way; the first eight wait, half of them on the road, until the file is there.
 */
public class Orders {
    private static final String PART = "DHF-124M";
    private static final String MODEL = "BCD-215K";
    private static final int STOCK = 600;
    private static final int AT_ONCE = 12;
    private static final int HELD = 8;
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final List<String> MEASURES =
            List.of("onHand", "allocated", "inTransit", "quarantined", "availableToPromise");

    private final Path end;
    private final List<GatewayClient> gateways;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger placed = new AtomicInteger();
    private final AtomicInteger damaged = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final Map<String, AtomicInteger> refused = new ConcurrentHashMap<>();
    private final Map<String, String> stuck = new ConcurrentHashMap<>();

    private Orders(Path end, List<GatewayClient> gateways) {
        this.end = end;
        this.gateways = gateways;
    }

    public static void main(String[] arguments) throws Exception {
        URI tokens = URI.create(arguments[1]);
        List<GatewayClient> gateways = Arrays.stream(arguments)
                .skip(2)
                .map(gateway -> new GatewayClient(URI.create(gateway), tokens))
                .toList();
        System.exit(new Orders(Path.of(arguments[0]), gateways).play() ? 0 : 1);
    }

    private boolean play() throws InterruptedException {
        Answer bringIn = gateways.getFirst()
                .postCsv(
                        "HQ",
                        "/api/stock/import",
                        "siteId,partNumber,quantity,reference%nHQ,%s,%d,UP-%d%n"
                                .formatted(PART, STOCK, System.nanoTime()));
        bringIn.expect(202);
        await(
                "the stock",
                () -> stock("HQ"),
                level -> level.path("availableToPromise").asLong() >= STOCK);
        Map<String, Long> before = counted();
        List<String> stations = new ArrayList<>();
        pages("/api/sites").forEach(site -> {
            if (site.path("kind").asString().equals("STATION")) {
                stations.add(site.path("siteId").asString());
            }
        });
        Semaphore free = new Semaphore(HELD + AT_ONCE);
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; !Files.exists(end) && number < STOCK / 2; number++) {
                int n = number;
                free.acquire();
                each.submit(() -> {
                    see(n, stations.get(n % stations.size()));
                    free.release();
                });
                Thread.sleep(PACE);
            }
            while (!Files.exists(end)) {
                Thread.sleep(LOOK_AGAIN);
            }
        }
        say("%d orders, %d damaged on the way, %d completed".formatted(placed.get(), damaged.get(), done.get()));
        new TreeMap<>(refused).forEach((what, times) -> say("%4d times %s".formatted(times.get(), what)));
        stuck.forEach((order, why) -> say("%s did not end: %s".formatted(order, why)));
        Map<String, Long> after = awaitCounted(before);
        Map<String, Long> expected = expected(before);
        say("units before   " + before);
        say("units after    " + after);
        say("units expected " + expected);
        return stuck.isEmpty() && after.equals(expected);
    }

    /** What was damaged is scrap, what was delivered is built in; nothing else may have changed. */
    private Map<String, Long> expected(Map<String, Long> before) {
        Map<String, Long> expected = new TreeMap<>(before);
        long gone = done.get() + damaged.get();
        expected.merge("onHand", -gone, Long::sum);
        expected.merge("availableToPromise", -gone, Long::sum);
        return expected;
    }

    private Map<String, Long> awaitCounted(Map<String, Long> before) throws InterruptedException {
        Instant until = Instant.now().plus(Duration.ofMinutes(1));
        Map<String, Long> seen = counted();
        while (!seen.equals(expected(before)) && Instant.now().isBefore(until)) {
            Thread.sleep(LOOK_AGAIN);
            seen = counted();
        }
        return seen;
    }

    private void see(int number, String station) {
        String order = "order " + number;
        try {
            order = order(number, station);
            if (!fromOwnShelf(order, station)) {
                ship(number, order);
            }
            String placed = order;
            String line = order + "-1";
            post(
                    station,
                    "/api/service-orders/%s/lines/%s/receipt".formatted(order, line),
                    Map.of("condition", "GOOD"));
            await(
                    order + " to be completed",
                    () -> get("HQ", "/api/service-orders/" + placed),
                    seen -> seen.path("status").asString().equals("COMPLETED"));
            done.incrementAndGet();
        } catch (IllegalStateException e) {
            stuck.put(order, String.valueOf(e.getMessage()));
        }
    }

    private boolean fromOwnShelf(String order, String station) {
        return await(
                        order + " to be reserved",
                        () -> get("HQ", "/api/service-orders/" + order),
                        seen -> !seen.at("/lines/0/source").asString("").isEmpty())
                .at("/lines/0/source")
                .asString()
                .equals(station);
    }

    private void ship(int number, String order) {
        JsonNode shipment = shipment(order, 1);
        if (number < HELD && number % 2 == 0) {
            awaitEnd();
        }
        dispatch(shipment);
        if (number < HELD && number % 2 == 1) {
            awaitEnd();
        }
        if (number % 3 == 0) {
            report(
                    shipment,
                    Map.of("type", "DAMAGED", "occurredAt", Instant.now().toString(), "location", "Shaoxing"));
            damaged.incrementAndGet();
            inspect(shipment);
            shipment = shipment(order, 2);
            dispatch(shipment);
        }
        report(
                shipment,
                Map.of(
                        "type",
                        "DELIVERED",
                        "occurredAt",
                        Instant.now().toString(),
                        "proofOfDelivery",
                        Map.of("signedBy", "Wang Li", "condition", "GOOD")));
        await(
                order + " to be delivered",
                () -> get("HQ", "/api/service-orders/" + order),
                seen -> seen.at("/lines/0/status").asString().equals("DELIVERED"));
    }

    private void awaitEnd() {
        while (!Files.exists(end)) {
            pause(LOOK_AGAIN);
        }
    }

    private String order(int number, String station) {
        String order = post(
                        station,
                        "/api/service-orders",
                        Map.of(
                                "productModel",
                                MODEL,
                                "serialNumber",
                                "UP-%d-%d".formatted(number, System.nanoTime()),
                                "priority",
                                "CUSTOMER_DOWN",
                                "lines",
                                List.of(Map.of("partNumber", PART, "quantity", 1))))
                .path("serviceOrderId")
                .asString();
        placed.incrementAndGet();
        return order;
    }

    private JsonNode shipment(String order, int attempt) {
        return await(
                "shipment %d of %s".formatted(attempt, order),
                () -> {
                    for (JsonNode shipment :
                            get("HQ", "/api/shipments?serviceOrderId=" + order).path("items")) {
                        if (shipment.path("attempt").asInt() == attempt) {
                            return shipment;
                        }
                    }
                    return nothing();
                },
                shipment -> !shipment.path("carrierId").asString("").isEmpty());
    }

    private void dispatch(JsonNode shipment) {
        post(
                shipment.path("source").asString(),
                "/api/shipments/%s/dispatch"
                        .formatted(shipment.path("shipmentId").asString()),
                Map.of());
    }

    private void report(JsonNode shipment, Map<String, Object> milestone) {
        post(
                shipment.path("carrierId").asString(),
                "/api/shipments/%s/milestones"
                        .formatted(shipment.path("shipmentId").asString()),
                milestone);
    }

    private void inspect(JsonNode shipment) {
        String id = shipment.path("shipmentId").asString();
        JsonNode back = await(
                "the return of " + id,
                () -> get("HQ", "/api/returns?shipmentId=" + id).at("/items/0"),
                seen -> !seen.path("returnId").asString("").isEmpty());
        post(
                back.path("inspectionSite").asString(),
                "/api/returns/%s/inspection".formatted(back.path("returnId").asString()),
                Map.of("disposition", "SCRAP", "note", "bent"));
    }

    private Map<String, Long> counted() {
        Map<String, Long> sums = new TreeMap<>();
        for (JsonNode level : pages("/api/stock?partNumber=" + PART)) {
            MEASURES.forEach(measure -> sums.merge(measure, level.path(measure).asLong(), Long::sum));
        }
        return sums;
    }

    private List<JsonNode> pages(String path) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = await(
                    path,
                    next(path + (path.contains("?") ? "&" : "?") + "limit=200"
                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor)),
                    found -> found.has("items"));
            page.path("items").forEach(all::add);
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return all;
    }

    private Supplier<JsonNode> next(String path) {
        return () -> get("HQ", path);
    }

    private JsonNode stock(String site) {
        return get("HQ", "/api/stock/%s/%s".formatted(site, PART));
    }

    /** An empty answer if it was none: who waits looks again. */
    private JsonNode get(String client, String path) {
        try {
            Answer answer = gateway().get(client, path);
            if (answer.status() == 200) {
                return answer.body();
            }
            if (answer.status() != 404) {
                count("GET", path, Integer.toString(answer.status()));
            }
        } catch (IllegalStateException e) {
            count("GET", path, "no answer");
        }
        return nothing();
    }

    /** Asks until it is accepted, as a client would; what was accepted before and is asked again is a conflict, and done. */
    private JsonNode post(String client, String path, Object body) {
        Instant until = Instant.now().plus(PATIENCE);
        String last = "";
        boolean unsure = false;
        while (Instant.now().isBefore(until)) {
            try {
                Answer answer = gateway().post(client, path, body);
                if (answer.status() < 300 || answer.status() == 409 && unsure) {
                    return answer.body();
                }
                last = answer.status() + " " + answer.body();
                unsure |= answer.status() >= 500;
                count("POST", path, Integer.toString(answer.status()));
            } catch (IllegalStateException e) {
                last = String.valueOf(e.getMessage());
                unsure = true;
                count("POST", path, "no answer");
            }
            pause(LOOK_AGAIN);
        }
        throw new IllegalStateException("POST %s: %s".formatted(path, last));
    }

    private JsonNode await(String what, Supplier<JsonNode> look, Predicate<JsonNode> there) {
        Instant until = Instant.now().plus(PATIENCE);
        JsonNode seen = look.get();
        while (!there.test(seen)) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("waited for %s, last seen %s".formatted(what, seen));
            }
            pause(LOOK_AGAIN);
            seen = look.get();
        }
        return seen;
    }

    /** The first alone until a file beside the other says that all are there. */
    private GatewayClient gateway() {
        int there = Files.exists(end.resolveSibling("all")) ? gateways.size() : 1;
        return gateways.get(turn.getAndIncrement() % there);
    }

    private void count(String method, String path, String answer) {
        String kind = path.replaceAll("\\?.*", "").replaceAll("/[A-Z]+-[^/]*", "/{id}");
        refused.computeIfAbsent("%s: %s %s".formatted(answer, method, kind), _ -> new AtomicInteger())
                .incrementAndGet();
    }

    private static JsonNode nothing() {
        return tools.jackson.databind.json.JsonMapper.shared().missingNode();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(String what) {
        System.out.println("        " + what);
    }
}
