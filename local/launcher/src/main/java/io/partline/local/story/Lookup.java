package io.partline.local.story;

import io.partline.local.client.GatewayClient;
import io.partline.local.client.GatewayClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Looks things up on the platform, and looks again until they are there. */
record Lookup(GatewayClient client) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    JsonNode line(String order) {
        return client.get(Cast.STATION, "/api/service-orders/" + order)
                .expect(200)
                .body()
                .path("lines")
                .path(0);
    }

    JsonNode awaitLine(String order, String status, int attempt) {
        return await(
                "the line to be %s in attempt %d".formatted(status, attempt),
                () -> line(order),
                line -> line.path("status").asString().equals(status)
                        && line.path("attempt").asInt() == attempt);
    }

    /** @param replaced the damaged one; empty for the first shipment of an order */
    JsonNode awaitShipment(String order, String replaced) {
        Supplier<JsonNode> page = () -> client.get(Cast.HEADQUARTERS, "/api/shipments?serviceOrderId=" + order)
                .expect(200)
                .body();
        return items(await("the shipment", page, seen -> items(seen).stream().anyMatch(s -> replaces(s, replaced))))
                .stream()
                .filter(shipment -> replaces(shipment, replaced))
                .findFirst()
                .orElseThrow();
    }

    private static boolean replaces(JsonNode shipment, String wanted) {
        return shipment.path("replaces").asString("").equals(wanted);
    }

    JsonNode awaitClaim(String shipment) {
        return await(
                        "the claim",
                        () -> client.get(Cast.HEADQUARTERS, "/api/claims?shipmentId=" + shipment)
                                .expect(200)
                                .body(),
                        Lookup::hasItems)
                .path("items")
                .path(0);
    }

    JsonNode awaitReturn(String shipment) {
        return await(
                        "the return",
                        () -> client.get(Cast.HEADQUARTERS, "/api/returns?shipmentId=" + shipment)
                                .expect(200)
                                .body(),
                        Lookup::hasItems)
                .path("items")
                .path(0);
    }

    JsonNode stock(String site) {
        return client.get(Cast.HEADQUARTERS, "/api/stock/%s/%s".formatted(site, Cast.RIGHT))
                .body();
    }

    private static boolean hasItems(JsonNode page) {
        return !page.path("items").isEmpty();
    }

    static List<JsonNode> items(Answer answer) {
        return items(answer.expect(200).body());
    }

    static List<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }

    static JsonNode await(String what, Supplier<JsonNode> look, Predicate<JsonNode> isThere) {
        Instant limit = Instant.now().plus(PATIENCE);
        JsonNode seen = look.get();
        while (!isThere.test(seen)) {
            if (Instant.now().isAfter(limit)) {
                throw new IllegalStateException(
                        "waited %d s for %s and saw %s".formatted(PATIENCE.toSeconds(), what, seen));
            }
            pause();
            seen = look.get();
        }
        return seen;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
