package io.partline.acceptance;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What is done with shipments, and what a carrier tells of them. */
public final class Shipments {
    private Shipments() {}

    public static Answer dispatch(JsonNode shipment) {
        return Partline.as(shipment.path("source").asString())
                .post("/api/shipments/%s/dispatch".formatted(id(shipment)), Map.of());
    }

    public static Answer report(String carrier, JsonNode shipment, Map<String, Object> milestone) {
        return Partline.as(carrier).post("/api/shipments/%s/milestones".formatted(id(shipment)), milestone);
    }

    public static Map<String, Object> damaged() {
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

    public static Map<String, Object> delivered() {
        return Map.of(
                "type",
                "DELIVERED",
                "occurredAt",
                Instant.now().toString(),
                "proofOfDelivery",
                Map.of("signedBy", "Wang Li", "condition", "GOOD"));
    }

    public static String id(JsonNode shipment) {
        return shipment.path("shipmentId").asString();
    }

    public static Map<String, Object> told(String type) {
        return Map.of("type", type, "occurredAt", Instant.now().toString(), "location", "Hangzhou");
    }

    /** Of some of its pieces. */
    public static Map<String, Object> told(String type, int quantity) {
        return Map.of(
                "type", type, "occurredAt", Instant.now().toString(), "location", "Hangzhou", "quantity", quantity);
    }

    public static String carrier(JsonNode shipment) {
        return shipment.path("carrierId").asString();
    }

    public static void awaitStatus(JsonNode shipment, String status) {
        Await.until(() -> Partline.as("HQ")
                .get("/api/shipments/" + id(shipment))
                .text("/status")
                .equals(status));
    }
}
