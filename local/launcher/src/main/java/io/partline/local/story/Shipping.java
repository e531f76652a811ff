package io.partline.local.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** On the road: the hand-over, the crushed carton, and the replacement that needs nobody's order. */
record Shipping(Stage stage) {
    String handOver(String order, String replaced) {
        JsonNode shipment = stage.lookup().awaitShipment(order, replaced);
        String id = shipment.path("shipmentId").asString();
        String source = shipment.path("source").asString();
        if (replaced.isEmpty()) {
            stage.telling().scene(Scene.HANDED_OVER);
        }
        long before = stage.lookup().stock(source).path("onHand").asLong();
        JsonNode sent = stage.client()
                .post(source, "/api/shipments/%s/dispatch".formatted(id), Map.of())
                .expect(200)
                .body();
        Stage.require(sent.path("status").asString().equals("IN_TRANSIT"), "the shipment is " + sent.path("status"));
        JsonNode after = Lookup.await(
                "the stock at %s to fall".formatted(source),
                () -> stage.lookup().stock(source),
                level -> level.path("onHand").asLong() < before);
        stage.telling()
                .fact("Shipment %s: %s to %s with %s, expected %s."
                        .formatted(
                                id,
                                source,
                                shipment.path("destination").asString(),
                                shipment.path("carrierId").asString(),
                                shipment.path("expectedDeliveryAt").asString()));
        stage.telling()
                .fact("On hand at %s: %d, then %d."
                        .formatted(source, before, after.path("onHand").asLong()));
        return id;
    }

    void damage(String order, String shipment) {
        stage.telling().scene(Scene.DAMAGED);
        String carrier = stage.client()
                .get(Cast.HEADQUARTERS, "/api/shipments/" + shipment)
                .expect(200)
                .body()
                .path("carrierId")
                .asString();
        milestone(
                carrier,
                shipment,
                Map.of(
                        "type",
                        "DAMAGED",
                        "occurredAt",
                        Instant.now().toString(),
                        "location",
                        "Shaoxing",
                        "note",
                        "carton crushed"));
        Instant reported = Instant.now();
        stage.telling().fact("%s reports it: carton crushed. From here on nobody does anything.".formatted(carrier));
        JsonNode claim = stage.lookup().awaitClaim(shipment);
        JsonNode open = stage.lookup().awaitReturn(shipment);
        stage.telling()
                .fact("After %d ms claim %s against %s is open, and %s waits for the damaged unit at %s."
                        .formatted(
                                Duration.between(reported, Instant.now()).toMillis(),
                                claim.path("claimId").asString(),
                                carrier,
                                open.path("returnId").asString(),
                                open.path("inspectionSite").asString()));
        Stage.require(
                stage.client()
                        .get(Cast.STATION, "/api/service-orders/" + order)
                        .expect(200)
                        .body()
                        .path("status")
                        .asString()
                        .equals("OPEN"),
                "the order did not stay open");
    }

    String foundAgain(String order, String damaged) {
        JsonNode line = stage.lookup().awaitLine(order, "RESERVED", 2);
        stage.telling()
                .fact("Still %s; attempt %d comes from %s."
                        .formatted(
                                order,
                                line.path("attempt").asInt(),
                                line.path("source").asString()));
        stage.candidates(order);
        return handOver(order, damaged);
    }

    JsonNode deliver(String order, String shipment) {
        JsonNode planned = stage.client()
                .get(Cast.HEADQUARTERS, "/api/shipments/" + shipment)
                .expect(200)
                .body();
        String carrier = planned.path("carrierId").asString();
        stage.telling().scene(Scene.DELIVERED);
        milestone(
                carrier,
                shipment,
                Map.of(
                        "type",
                        "DELIVERED",
                        "occurredAt",
                        Instant.now().toString(),
                        "location",
                        "Taizhou",
                        "proofOfDelivery",
                        Map.of("signedBy", "Wang Fang", "condition", "GOOD")));
        stage.lookup().awaitLine(order, "DELIVERED", 2);
        stage.telling().fact("%s delivers %s, signed by Wang Fang, in good condition.".formatted(carrier, shipment));
        return planned;
    }

    private void milestone(String carrier, String shipment, Map<String, Object> report) {
        stage.client()
                .post(carrier, "/api/shipments/%s/milestones".formatted(shipment), report)
                .expect(200);
    }
}
