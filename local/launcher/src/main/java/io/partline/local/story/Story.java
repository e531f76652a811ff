package io.partline.local.story;

import io.partline.local.launcher.GatewayClient;
import io.partline.local.launcher.GatewayClient.Answer;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Plays the 23-day story. */
public final class Story {
    static final String STATION = "S-TZ-01";
    static final String HEADQUARTERS = "HQ";
    private static final String MODEL = "BCD-215KA";
    static final String RIGHT = "DHF-215KA";
    private static final String ONE_LETTER_SHORT = "DHF-215K";
    private static final String NOWHERE = "DFH-215KA";
    private static final int NEEDED = 2;

    private final GatewayClient client;
    private final Desk desk;
    private final Telling telling;
    private final String serialNumber =
            "KA2002-" + Long.toString(System.currentTimeMillis(), 36).toUpperCase(Locale.ROOT);

    private Story(GatewayClient client, Telling telling) {
        this.client = client;
        this.desk = new Desk(client);
        this.telling = telling;
    }

    /**
     * Plays it once; it can be played again on the same platform.
     *
     * @param gateway the door of a running platform with the demo network in it
     * @return 0 if everything happened as told, else 1
     */
    public static int play(URI gateway, PrintStream out) {
        Telling telling = new Telling(out);
        Story story = new Story(new GatewayClient(gateway), telling);
        telling.open(gateway, story.serialNumber);
        try {
            story.play();
            return 0;
        } catch (IllegalStateException e) {
            telling.broken(String.valueOf(e.getMessage()));
            return 1;
        }
    }

    private void play() {
        replenish();
        wrongLetter();
        String order = place();
        sourced(order);
        String shipment = handOver(order, "");
        damage(order, shipment);
        telling.scene(Scene.FOUND_AGAIN);
        String replacement = foundAgain(order, shipment);
        JsonNode delivered = deliver(order, replacement);
        receive(order);
        inspect(shipment);
        JsonNode timeline = client.get(STATION, "/api/service-orders/%s/timeline".formatted(order))
                .expect(200)
                .body();
        telling.timeline(timeline, plannedTransit(delivered));
    }

    /** After many plays the shelves are empty; then headquarters receives more, as it would. */
    private void replenish() {
        long available = Desk.items(client.get(HEADQUARTERS, "/api/stock?limit=200&partNumber=" + RIGHT)).stream()
                .mapToLong(level -> level.path("availableToPromise").asLong())
                .sum();
        if (available < NEEDED) {
            client.postCsv(
                            HEADQUARTERS,
                            "/api/stock/import",
                            "siteId,partNumber,quantity,reference%n%s,%s,40,%s%n"
                                    .formatted(HEADQUARTERS, RIGHT, serialNumber))
                    .expect(202);
            Desk.await(
                    "the new stock",
                    () -> desk.stock(HEADQUARTERS),
                    level -> level.path("availableToPromise").asLong() >= NEEDED);
        }
    }

    private void wrongLetter() {
        telling.scene(Scene.WRONG_LETTER);
        JsonNode refusal = refused(ONE_LETTER_SHORT, "part-does-not-fit-model");
        telling.fact("%s orders %s for a %s: refused at once.".formatted(STATION, ONE_LETTER_SHORT, MODEL));
        telling.fact("\"%s\"".formatted(refusal.path("detail").asString()));
        JsonNode first = refusal.path("suggestions").path(0);
        require(
                first.path("partNumber").asString().equals(RIGHT),
                "the first suggestion is %s".formatted(first.path("partNumber")));
        telling.fact("Suggested first: %s, %s %s."
                .formatted(
                        RIGHT,
                        first.path("description").asString(),
                        first.path("descriptionZh").asString()));
        refused(NOWHERE, "unknown-part");
        telling.fact("%s, a number that exists nowhere, is refused too.".formatted(NOWHERE));
    }

    private JsonNode refused(String partNumber, String problem) {
        JsonNode refusal = order(partNumber).expect(422).body();
        String type = refusal.path("type").asString();
        require(type.endsWith("/" + problem), "%s was refused as %s".formatted(partNumber, type));
        return refusal;
    }

    private Answer order(String partNumber) {
        return client.post(
                STATION,
                "/api/service-orders",
                Map.of(
                        "productModel",
                        MODEL,
                        "serialNumber",
                        serialNumber,
                        "priority",
                        "CUSTOMER_DOWN",
                        "lines",
                        List.of(Map.of("partNumber", partNumber, "quantity", 1))));
    }

    private String place() {
        telling.scene(Scene.PLACED);
        JsonNode order = order(RIGHT).expect(201).body();
        String id = order.path("id").asString();
        JsonNode approval = order.path("lines").path(0).path("approval");
        telling.fact("%s is ordered as %s; a customer waits.".formatted(RIGHT, id));
        telling.fact("Approval: %s, %s."
                .formatted(
                        approval.path("decision").asString(),
                        approval.path("rule").asString()));
        return id;
    }

    private void sourced(String order) {
        Instant asked = Instant.now();
        JsonNode line = desk.awaitLine(order, "RESERVED", 1);
        telling.scene(Scene.SOURCED);
        telling.fact("Reserved at %s after %d ms, promised for %s."
                .formatted(
                        line.path("source").asString(),
                        Duration.between(asked, Instant.now()).toMillis(),
                        line.path("promisedAt").asString()));
        candidates(order);
    }

    private void candidates(String order) {
        JsonNode sourcing = client.get(STATION, "/api/service-orders/%s/sourcing".formatted(order))
                .expect(200)
                .body();
        for (JsonNode candidate : sourcing.path("candidates")) {
            if (candidate.path("availableToPromise").asLong() > 0
                    || candidate.path("chosen").asBoolean()) {
                telling.fact("%s %-6s can promise %d: %s"
                        .formatted(
                                candidate.path("chosen").asBoolean() ? "→" : " ",
                                candidate.path("siteId").asString(),
                                candidate.path("availableToPromise").asLong(),
                                candidate.path("reason").asString()));
            }
        }
    }

    private String handOver(String order, String replaced) {
        JsonNode shipment = desk.awaitShipment(order, replaced);
        String id = shipment.path("shipmentId").asString();
        String source = shipment.path("from").asString();
        if (replaced.isEmpty()) {
            telling.scene(Scene.HANDED_OVER);
        }
        long before = desk.stock(source).path("onHand").asLong();
        JsonNode sent = client.post(source, "/api/shipments/%s/dispatch".formatted(id), Map.of())
                .expect(200)
                .body();
        require(sent.path("status").asString().equals("IN_TRANSIT"), "the shipment is " + sent.path("status"));
        JsonNode after = Desk.await(
                "the stock at %s to fall".formatted(source),
                () -> desk.stock(source),
                level -> level.path("onHand").asLong() < before);
        telling.fact("Shipment %s: %s to %s with %s, expected %s."
                .formatted(
                        id,
                        source,
                        shipment.path("to").asString(),
                        shipment.path("carrierId").asString(),
                        shipment.path("expectedDeliveryAt").asString()));
        telling.fact("On hand at %s: %d, then %d."
                .formatted(source, before, after.path("onHand").asLong()));
        return id;
    }

    private void damage(String order, String shipment) {
        telling.scene(Scene.DAMAGED);
        String carrier = client.get(HEADQUARTERS, "/api/shipments/" + shipment)
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
        telling.fact("%s reports it: carton crushed. From here on nobody does anything.".formatted(carrier));
        JsonNode claim = desk.awaitClaim(shipment);
        JsonNode open = desk.awaitReturn(shipment);
        telling.fact("After %d ms claim %s against %s is open, and %s waits for the damaged unit at %s."
                .formatted(
                        Duration.between(reported, Instant.now()).toMillis(),
                        claim.path("claimId").asString(),
                        carrier,
                        open.path("returnId").asString(),
                        open.path("inspectionSite").asString()));
        require(
                client.get(STATION, "/api/service-orders/" + order)
                        .expect(200)
                        .body()
                        .path("status")
                        .asString()
                        .equals("OPEN"),
                "the order did not stay open");
    }

    private String foundAgain(String order, String damaged) {
        JsonNode line = desk.awaitLine(order, "RESERVED", 2);
        telling.fact("Still %s; attempt %d comes from %s."
                .formatted(
                        order, line.path("attempt").asInt(), line.path("source").asString()));
        candidates(order);
        return handOver(order, damaged);
    }

    private JsonNode deliver(String order, String shipment) {
        JsonNode planned = client.get(HEADQUARTERS, "/api/shipments/" + shipment)
                .expect(200)
                .body();
        String carrier = planned.path("carrierId").asString();
        telling.scene(Scene.DELIVERED);
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
        desk.awaitLine(order, "DELIVERED", 2);
        telling.fact("%s delivers %s, signed by Wang Fang, in good condition.".formatted(carrier, shipment));
        return planned;
    }

    private void milestone(String carrier, String shipment, Map<String, Object> report) {
        client.post(carrier, "/api/shipments/%s/milestones".formatted(shipment), report)
                .expect(200);
    }

    private void receive(String order) {
        telling.scene(Scene.RECEIVED);
        String line = desk.line(order).path("lineId").asString();
        JsonNode done = client.post(
                        STATION,
                        "/api/service-orders/%s/lines/%s/receipt".formatted(order, line),
                        Map.of("condition", "GOOD"))
                .expect(200)
                .body();
        require(done.path("status").asString().equals("COMPLETED"), "the order is " + done.path("status"));
        telling.fact("Line %s is fulfilled, order %s is completed.".formatted(line, order));
    }

    private void inspect(String shipment) {
        JsonNode open = desk.awaitReturn(shipment);
        String site = open.path("inspectionSite").asString();
        client.post(
                        site,
                        "/api/returns/%s/inspection"
                                .formatted(open.path("returnId").asString()),
                        Map.of("disposition", "SCRAP", "note", "frame bent"))
                .expect(200);
        telling.fact("%s inspects the damaged unit: scrap. It was never counted as available.".formatted(site));
    }

    private static Duration plannedTransit(JsonNode shipment) {
        return Duration.between(
                Instant.parse(shipment.path("plannedAt").asString()),
                Instant.parse(shipment.path("expectedDeliveryAt").asString()));
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalStateException(otherwise);
        }
    }
}
