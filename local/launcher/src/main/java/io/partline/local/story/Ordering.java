package io.partline.local.story;

import io.partline.local.client.GatewayClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** From a slip of the pen to a reserved part: the wrong number, the right one, its approval, its source. */
record Ordering(Stage stage) {
    private static final String MODEL = "BCD-215KA";
    private static final String ONE_LETTER_SHORT = "DHF-215K";
    private static final String NOWHERE = "DFH-215KA";
    private static final int NEEDED = 2;

    /** After many plays the shelves are empty; then headquarters receives more, as it would. */
    void replenish() {
        long available =
                Lookup.items(stage.client().get(Cast.HEADQUARTERS, "/api/stock?limit=200&partNumber=" + Cast.RIGHT))
                        .stream()
                        .mapToLong(level -> level.path("availableToPromise").asLong())
                        .sum();
        if (available < NEEDED) {
            stage.client()
                    .postCsv(
                            Cast.HEADQUARTERS,
                            "/api/stock/import",
                            "siteId,partNumber,quantity,reference%n%s,%s,40,%s%n"
                                    .formatted(Cast.HEADQUARTERS, Cast.RIGHT, stage.serialNumber()))
                    .expect(202);
            Lookup.await(
                    "the new stock",
                    () -> stage.lookup().stock(Cast.HEADQUARTERS),
                    level -> level.path("availableToPromise").asLong() >= NEEDED);
        }
    }

    void wrongLetter() {
        stage.telling().scene(Scene.WRONG_LETTER);
        JsonNode refusal = refused(ONE_LETTER_SHORT, "part-does-not-fit-model");
        stage.telling()
                .fact("%s orders %s for a %s: refused at once.".formatted(Cast.STATION, ONE_LETTER_SHORT, MODEL));
        stage.telling().fact("\"%s\"".formatted(refusal.path("detail").asString()));
        JsonNode first = refusal.path("suggestions").path(0);
        Stage.require(
                first.path("partNumber").asString().equals(Cast.RIGHT),
                "the first suggestion is %s".formatted(first.path("partNumber")));
        stage.telling()
                .fact("Suggested first: %s, %s %s."
                        .formatted(
                                Cast.RIGHT,
                                first.path("description").asString(),
                                first.path("descriptionZh").asString()));
        refused(NOWHERE, "unknown-part");
        stage.telling().fact("%s, a number that exists nowhere, is refused too.".formatted(NOWHERE));
    }

    private JsonNode refused(String partNumber, String problem) {
        JsonNode refusal = order(partNumber).expect(422).body();
        String type = refusal.path("type").asString();
        Stage.require(type.endsWith("/" + problem), "%s was refused as %s".formatted(partNumber, type));
        return refusal;
    }

    private Answer order(String partNumber) {
        return stage.client()
                .post(
                        Cast.STATION,
                        "/api/service-orders",
                        Map.of(
                                "productModel",
                                MODEL,
                                "serialNumber",
                                stage.serialNumber(),
                                "priority",
                                "CUSTOMER_DOWN",
                                "lines",
                                List.of(Map.of("partNumber", partNumber, "quantity", 1))));
    }

    String place() {
        stage.telling().scene(Scene.PLACED);
        JsonNode order = order(Cast.RIGHT).expect(201).body();
        String id = order.path("serviceOrderId").asString();
        JsonNode approval = order.path("lines").path(0).path("approval");
        stage.telling().fact("%s is ordered as %s; a customer waits.".formatted(Cast.RIGHT, id));
        stage.telling()
                .fact("Approval: %s, %s."
                        .formatted(
                                approval.path("decision").asString(),
                                approval.path("rule").asString()));
        return id;
    }

    void sourced(String order) {
        Instant asked = Instant.now();
        JsonNode line = stage.lookup().awaitLine(order, "RESERVED", 1);
        stage.telling().scene(Scene.SOURCED);
        stage.telling()
                .fact("Reserved at %s after %d ms, promised for %s."
                        .formatted(
                                line.path("source").asString(),
                                Duration.between(asked, Instant.now()).toMillis(),
                                line.path("promisedAt").asString()));
        stage.candidates(order);
    }
}
