package io.partline.acceptance;

import static io.partline.acceptance.Lists.items;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** One customer's appliance and the order for it, with what the people around it do. */
public final class Repair {
    private final String station;
    private final String model;
    private final String serialNumber = "KA2002-" + UUID.randomUUID();
    private String order = "";

    public Repair(String station, String model) {
        this.station = station;
        this.model = model;
    }

    public Map<String, Object> body(String part, Object quantity) {
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

    public Answer ask(String part) {
        return Partline.as(station).post("/api/service-orders", body(part, 1));
    }

    /** Orders one of a part, and answers the accepted order. */
    public JsonNode order(String part) {
        Answer answer = ask(part);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        order = answer.text("/serviceOrderId");
        assertThat(answer.headers().get("location")).endsWith("/api/service-orders/" + order);
        return answer.body();
    }

    /** @return whether it was accepted; a part that is not known yet is not */
    public boolean tryToOrder(String part, int quantity, String priority) {
        Map<String, Object> body = new HashMap<>(body(part, quantity));
        body.put("priority", priority);
        return placed(body);
    }

    public boolean placed(Map<String, Object> body) {
        Answer answer = Partline.as(station).post("/api/service-orders", body);
        order = answer.status() == 201 ? answer.text("/serviceOrderId") : "";
        return answer.status() == 201;
    }

    public String station() {
        return station;
    }

    /** Once the news of the delivery has come. */
    public void awaitConfirmed(Map<String, Object> receipt) {
        Await.until(() -> confirm(receipt).status() == 200);
    }

    public Answer confirm(Map<String, Object> receipt) {
        return confirm(lineId(), receipt);
    }

    public Answer confirm(String lineId, Map<String, Object> receipt) {
        return Partline.as(station).post("/api/service-orders/%s/lines/%s/receipt".formatted(order, lineId), receipt);
    }

    /** The shipment of an attempt, brought to the station by its carrier. */
    public JsonNode delivered(int attempt) {
        JsonNode shipment = awaitShipment(attempt);
        assertThat(Shipments.dispatch(shipment).status()).isEqualTo(200);
        assertThat(Shipments.report(Shipments.carrier(shipment), shipment, Shipments.delivered())
                        .status())
                .isEqualTo(200);
        return shipment;
    }

    public void awaitOrder(String status) {
        Await.until(() -> seen().path("status").asString(), status::equals);
    }

    public String id() {
        return order;
    }

    public String lineId() {
        return order + "-1";
    }

    public JsonNode seen() {
        return Partline.as(station).get("/api/service-orders/" + order).body();
    }

    public JsonNode line() {
        return seen().at("/lines/0");
    }

    public JsonNode awaitLine(String status, int attempt) {
        return Await.until(
                this::line,
                line -> line.path("status").asString().equals(status)
                        && line.path("attempt").asInt() == attempt);
    }

    public JsonNode sourcing() {
        return Partline.as(station)
                .get("/api/service-orders/%s/sourcing".formatted(order))
                .body();
    }

    public JsonNode timeline() {
        return Partline.as(station)
                .get("/api/service-orders/%s/timeline".formatted(order))
                .body();
    }

    /** Orders one of a part that is not on the own shelf, and answers its shipment when it has left. */
    public JsonNode shipmentUnderWay(String part) {
        order(part);
        awaitLine("RESERVED", 1);
        JsonNode shipment = awaitShipment(1);
        assertThat(Shipments.dispatch(shipment).status()).isEqualTo(200);
        awaitLine("IN_TRANSIT", 1);
        return shipment;
    }

    public JsonNode awaitShipment(int attempt) {
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

    public Answer confirm(String as) {
        return confirm(as, "GOOD");
    }

    public Answer confirm(String as, String condition) {
        return Partline.as(as)
                .post(
                        "/api/service-orders/%s/lines/%s/receipt".formatted(order, lineId()),
                        Map.of("condition", condition));
    }

    public Answer cancel() {
        return Partline.as(station)
                .post(
                        "/api/service-orders/%s/cancel".formatted(order),
                        Map.of("reason", "the customer bought a new fridge"));
    }
}
