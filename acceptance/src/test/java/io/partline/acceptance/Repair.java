package io.partline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** One customer's appliance and the order for it, with what the people around it do. */
final class Repair {
    private final String station;
    private final String model;
    private final String serialNumber = "KA2002-" + UUID.randomUUID();
    private String order = "";

    Repair(String station, String model) {
        this.station = station;
        this.model = model;
    }

    Map<String, Object> body(String part, Object quantity) {
        return Map.of(
                "productModel",
                model,
                "serialNumber",
                serialNumber,
                "priority",
                "CUSTOMER_DOWN",
                "lines",
                List.of(Map.of("partNumber", part, "quantity", quantity)));
    }

    Answer ask(String part) {
        return Partline.as(station).post("/api/service-orders", body(part, 1));
    }

    /** Orders one of a part, and answers the accepted order. */
    JsonNode order(String part) {
        Answer answer = ask(part);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        order = answer.text("/serviceOrderId");
        assertThat(answer.headers().get("location")).endsWith("/api/service-orders/" + order);
        return answer.body();
    }

    String id() {
        return order;
    }

    String lineId() {
        return order + "-1";
    }

    JsonNode seen() {
        return Partline.as(station).get("/api/service-orders/" + order).body();
    }

    JsonNode line() {
        return seen().at("/lines/0");
    }

    JsonNode awaitLine(String status, int attempt) {
        return Await.until(
                this::line,
                line -> line.path("status").asString().equals(status)
                        && line.path("attempt").asInt() == attempt);
    }

    JsonNode sourcing() {
        return Partline.as(station)
                .get("/api/service-orders/%s/sourcing".formatted(order))
                .body();
    }

    JsonNode timeline() {
        return Partline.as(station)
                .get("/api/service-orders/%s/timeline".formatted(order))
                .body();
    }

    JsonNode awaitShipment(int attempt) {
        return Await.until(
                        () -> items(Partline.as(station)
                                        .get("/api/shipments?serviceOrderId=" + order)
                                        .body())
                                .stream()
                                .filter(shipment -> shipment.path("attempt").asInt() == attempt)
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
    }

    static Answer dispatch(JsonNode shipment) {
        return Partline.as(shipment.path("source").asString())
                .post("/api/shipments/%s/dispatch".formatted(id(shipment)), Map.of());
    }

    static Answer report(String carrier, JsonNode shipment, Map<String, Object> milestone) {
        return Partline.as(carrier).post("/api/shipments/%s/milestones".formatted(id(shipment)), milestone);
    }

    static Map<String, Object> damaged() {
        return Map.of(
                "type",
                "DAMAGED",
                "occurredAt",
                Instant.now().toString(),
                "location",
                "Shaoxing",
                "note",
                "carton crushed");
    }

    static Map<String, Object> delivered() {
        return Map.of(
                "type",
                "DELIVERED",
                "occurredAt",
                Instant.now().toString(),
                "proofOfDelivery",
                Map.of("signedBy", "Wang Li", "condition", "GOOD"));
    }

    Answer confirm(String as) {
        return confirm(as, "GOOD");
    }

    Answer confirm(String as, String condition) {
        return Partline.as(as)
                .post(
                        "/api/service-orders/%s/lines/%s/receipt".formatted(order, lineId()),
                        Map.of("condition", condition));
    }

    Answer cancel() {
        return Partline.as(station)
                .post(
                        "/api/service-orders/%s/cancel".formatted(order),
                        Map.of("reason", "the customer bought a new fridge"));
    }

    static String id(JsonNode shipment) {
        return shipment.path("shipmentId").asString();
    }

    static List<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }

    /** All pages of a list, as headquarters sees it. */
    static List<JsonNode> all(String path) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            String separator = path.contains("?") ? "&" : "?";
            JsonNode page = Partline.as("HQ")
                    .get(path + separator + "limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .body();
            all.addAll(items(page));
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return all;
    }

    /** Units of a part at a site: onHand, allocated, inTransit, quarantined, availableToPromise. */
    static long stock(String site, String part, String measure) {
        return Partline.as("HQ")
                .get("/api/stock/%s/%s".formatted(site, part))
                .body()
                .path(measure)
                .asLong(0);
    }

    /** Units of a part everywhere. */
    static long stock(String part, String measure) {
        return all("/api/stock?partNumber=" + part).stream()
                .mapToLong(level -> level.path(measure).asLong())
                .sum();
    }
}
