package io.partline.acceptance;

import static io.partline.acceptance.Lists.items;
import static io.partline.acceptance.Shipments.damaged;
import static io.partline.acceptance.Shipments.delivered;
import static io.partline.acceptance.Shipments.dispatch;
import static io.partline.acceptance.Shipments.id;
import static io.partline.acceptance.Shipments.report;
import static io.partline.acceptance.Stock.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The 23 days: one letter missing, no stock at the station or its centre, damage in transit, and a working fridge. */
class StoryIT {
    private static final Duration WITHIN_A_SECOND = Duration.ofSeconds(1);

    private static final List<Duration> ORDERED_TO_RESERVED = new ArrayList<>();
    private static final List<Duration> DAMAGED_TO_RESERVED_AGAIN = new ArrayList<>();

    /** Whatever else the machine has to do slows down one telling or another, not every one of them. */
    @AfterAll
    static void the_quickest_telling_is_the_platforms_own_speed() {
        assertThat(Collections.min(ORDERED_TO_RESERVED)).isLessThan(WITHIN_A_SECOND);
        assertThat(Collections.min(DAMAGED_TO_RESERVED_AGAIN)).isLessThan(WITHIN_A_SECOND);
    }

    @ParameterizedTest(name = "{0} needs {3} for a {1}, writes {2}; the damaged one: {4}")
    @CsvSource({
        "S-TZ-01, BCD-215KA, DHF-215K, DHF-215KA, SCRAP",
        "S-GZ-03, BCD-215K,  BLT-145,  BLT-145B,  RESTOCK",
        "S-BJ-01, BCD-215K,  DRP-133K, DRP-133KA, REFURBISH",
        "S-NB-03, BCD-215K,  DSG-130K, DSG-130KA, RETURN_TO_VENDOR",
    })
    void the_same_order_survives_a_slip_and_a_crushed_carton(
            String station, String model, String wrong, String right, String disposition) {
        Repair repair = new Repair(station, model);

        // 1. One letter is missing: refused at once, with the part that was meant.
        Answer slip = repair.ask(wrong);
        assertThat(slip.status()).isEqualTo(422);
        assertThat(slip.problem()).isEqualTo("part-does-not-fit-model");
        assertThat(slip.text("/suggestions/0/partNumber")).isEqualTo(right);

        // 2. and 3. The right number: approved by rule, reserved where it is promised first.
        JsonNode placed = repair.order(right);
        assertThat(placed.path("status").asString()).isEqualTo("OPEN");
        Instant placedAt = Instant.now();
        JsonNode reserved = repair.awaitLine("RESERVED", 1);
        ORDERED_TO_RESERVED.add(Duration.between(placedAt, Instant.now()));
        assertThat(reserved.at("/approval/decision").asString()).isEqualTo("AUTO");
        assertThat(reserved.at("/approval/rule").asString()).isNotBlank();
        assertThat(Instant.parse(reserved.path("promisedAt").asString())).isAfter(placedAt);
        String source = reserved.path("source").asString();
        List<JsonNode> candidates = StreamSupport.stream(
                        repair.sourcing().path("candidates").spliterator(), false)
                .toList();
        assertThat(candidates)
                .extracting(candidate -> candidate.path("siteId").asString())
                .contains(station, source, "HQ");
        assertThat(candidates)
                .allSatisfy(candidate ->
                        assertThat(candidate.path("reason").asString()).isNotBlank());
        assertThat(candidates)
                .filteredOn(candidate -> candidate.path("chosen").asBoolean())
                .singleElement()
                .satisfies(
                        chosen -> assertThat(chosen.path("siteId").asString()).isEqualTo(source));

        // 4. The shipment is there without typing anything again; the source hands it over.
        JsonNode shipment = repair.awaitShipment(1);
        assertThat(shipment.path("status").asString()).isEqualTo("PLANNED");
        assertThat(shipment.path("source").asString()).isEqualTo(source);
        assertThat(shipment.path("destination").asString()).isEqualTo(station);
        String carrier = shipment.path("carrierId").asString();
        long onHand = stock(source, right, "onHand");
        long inTransit = stock(station, right, "inTransit");
        long scrap = stock(right, "quarantined");
        long returning = stock(right, "returning");
        assertThat(dispatch(shipment).text("/status")).isEqualTo("IN_TRANSIT");
        Await.until(() ->
                stock(source, right, "onHand") == onHand - 1 && stock(station, right, "inTransit") == inTransit + 1);

        // 5. Damage. From here on nobody does anything.
        long promisable = stock(right, "availableToPromise");
        assertThat(report(carrier, shipment, damaged()).status()).isEqualTo(200);
        Instant reported = Instant.now();
        JsonNode replacement = repair.awaitShipment(2);
        JsonNode claim = awaitOne("/api/claims?shipmentId=" + id(shipment));
        JsonNode back = awaitOne("/api/returns?shipmentId=" + id(shipment));
        repair.awaitLine("RESERVED", 2);
        DAMAGED_TO_RESERVED_AGAIN.add(Duration.between(reported, Instant.now()));
        assertThat(replacement.path("replaces").asString()).isEqualTo(id(shipment));
        assertThat(claim.path("carrierId").asString()).isEqualTo(carrier);
        assertThat(claim.path("status").asString()).isEqualTo("OPEN");
        assertThat(repair.seen().path("status").asString()).isEqualTo("OPEN");
        assertThat(repair.seen().path("requestedAt")).isEqualTo(placed.path("requestedAt"));
        Await.until(() -> stock(right, "returning") == returning + 1);
        // The damaged unit is nowhere available; the replacement is taken.
        Await.until(() -> stock(right, "availableToPromise"), atp -> atp == promisable - 1);

        // 6. The replacement arrives and is confirmed.
        assertThat(dispatch(replacement).status()).isEqualTo(200);
        assertThat(report(replacement.path("carrierId").asString(), replacement, delivered())
                        .status())
                .isEqualTo(200);
        repair.awaitLine("DELIVERED", 2);
        assertThat(repair.confirm(station).status()).isEqualTo(200);
        Await.until(() -> repair.line().path("status").asString().equals("FULFILLED"));
        assertThat(repair.seen().path("status").asString()).isEqualTo("COMPLETED");

        // 7. The timeline tells where the time went, without a hole.
        itAddsUp(repair.timeline());

        // 9. The damaged unit comes back and is inspected, and stock follows.
        String centre = back.path("inspectionSite").asString();
        String unit = "/api/returns/" + back.path("returnId").asString();
        assertThat(Partline.as(centre).post(unit + "/receipt", Map.of()).status())
                .isEqualTo(200);
        Await.until(() -> stock(right, "quarantined") == scrap + 1 && stock(right, "returning") == returning);
        long shelf = stock(centre, right, "onHand");
        assertThat(Partline.as(centre)
                        .post(unit + "/inspection", Map.of("disposition", disposition))
                        .status())
                .isEqualTo(200);
        Await.until(() -> stock(centre, right, "onHand") == (disposition.equals("RESTOCK") ? shelf + 1 : shelf)
                && stock(right, "quarantined") == (disposition.equals("REFURBISH") ? scrap + 1 : scrap));
        assertThat(stock(right, "inTransit")).isEqualTo(inTransit);
        if (disposition.equals("REFURBISH")) {
            assertThat(Partline.as(centre)
                            .post(unit + "/refurbishment", Map.of("outcome", "RESTOCK"))
                            .status())
                    .isEqualTo(200);
            Await.until(() -> stock(centre, right, "onHand") == shelf + 1 && stock(right, "quarantined") == scrap);
        }
    }

    private static JsonNode awaitOne(String path) {
        return Await.until(() -> items(Partline.as("HQ").get(path).body()), found -> found.size() == 1)
                .getFirst();
    }

    private static void itAddsUp(JsonNode timeline) {
        List<JsonNode> stretches = StreamSupport.stream(
                        timeline.path("stretches").spliterator(), false)
                .toList();
        assertThat(stretches)
                .extracting(stretch -> stretch.path("cause").asString())
                .containsExactly(
                        "IDENTITY",
                        "APPROVAL",
                        "STOCK",
                        "PICKING",
                        "TRANSIT",
                        "DAMAGE",
                        "PICKING",
                        "TRANSIT",
                        "RECEIPT");
        for (int i = 1; i < stretches.size(); i++) {
            assertThat(stretches.get(i).path("from"))
                    .isEqualTo(stretches.get(i - 1).path("to"));
        }
        BigDecimal sum = stretches.stream()
                .map(stretch -> stretch.path("seconds").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(timeline.path("ageSeconds").decimalValue());
    }

    @Test
    void the_own_shelf_needs_no_carrier() {
        Repair repair = new Repair("S-TZ-01", "XQG-201V");
        long onHand = stock("S-TZ-01", "FAN-151A", "onHand");
        repair.order("FAN-151A");
        assertThat(repair.awaitLine("RESERVED", 1).path("source").asString()).isEqualTo("S-TZ-01");
        assertThat(repair.confirm("S-TZ-01").status()).isEqualTo(200);
        Await.until(() -> repair.seen().path("status").asString().equals("COMPLETED"));
        Await.until(() -> stock("S-TZ-01", "FAN-151A", "onHand") == onHand - 1);
        assertThat(items(Partline.as("HQ")
                        .get("/api/shipments?serviceOrderId=" + repair.id())
                        .body()))
                .isEmpty();
    }

    @Test
    void the_launcher_tells_the_story_as_often_as_one_likes() {
        for (int play = 0; play < 2; play++) {
            Partline.Run story = Partline.run("story");
            assertThat(story.exitCode()).as(story.output()).isZero();
            assertThat(story.output())
                    .contains("refused at once", "Reserved at", "carton crushed", "In 2002: 23 days", "2002年：23天")
                    .contains("IDENTITY", "APPROVAL", "STOCK", "PICKING", "TRANSIT", "DAMAGE", "RECEIPT");
        }
    }
}
