package io.partline.acceptance;

import static io.partline.acceptance.Repair.all;
import static io.partline.acceptance.Repair.delivered;
import static io.partline.acceptance.Repair.dispatch;
import static io.partline.acceptance.Repair.id;
import static io.partline.acceptance.Repair.items;
import static io.partline.acceptance.Repair.report;
import static io.partline.acceptance.Repair.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What goes wrong without being anybody's mistake: the order goes on, and every unit is accounted for. */
class MishapsIT {
    private static final String STATION = "S-WZ-01";
    /** Another one, for what stays on its shelf would serve the next order. */
    private static final String NEIGHBOUR = "S-JH-01";

    private static final String PART = "DHF-124M";
    private static final String FAN = "FAN-151A";

    private Repair repair = new Repair(STATION, "BCD-215K");

    private JsonNode shipmentUnderWay() {
        repair.order(PART);
        repair.awaitLine("RESERVED", 1);
        JsonNode shipment = repair.awaitShipment(1);
        assertThat(dispatch(shipment).status()).isEqualTo(200);
        repair.awaitLine("IN_TRANSIT", 1);
        return shipment;
    }

    private static Map<String, Object> told(String type) {
        return Map.of("type", type, "occurredAt", Instant.now().toString(), "location", "Hangzhou");
    }

    private static String carrier(JsonNode shipment) {
        return shipment.path("carrierId").asString();
    }

    private static void awaitStatus(JsonNode shipment, String status) {
        Await.until(() -> Partline.as("HQ")
                .get("/api/shipments/" + id(shipment))
                .text("/status")
                .equals(status));
    }

    private static List<JsonNode> returns(JsonNode shipment) {
        return items(
                Partline.as("HQ").get("/api/returns?shipmentId=" + id(shipment)).body());
    }

    @Test
    void an_order_nobody_needs_any_more_gives_back_what_has_not_left() {
        long promisable = stock(PART, "availableToPromise");
        repair.order(PART);
        repair.awaitLine("RESERVED", 1);
        JsonNode shipment = repair.awaitShipment(1);
        Await.until(() -> stock(PART, "availableToPromise") == promisable - 1);

        Answer cancelled = repair.cancel();
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
        awaitStatus(shipment, "CANCELLED");
        Await.until(() -> stock(PART, "availableToPromise") == promisable);
        Await.until(() -> repair.line().path("stillMoving").isEmpty());
        assertThat(dispatch(shipment).status()).isEqualTo(409);
        assertThat(repair.cancel().status()).as("once more").isEqualTo(200);
    }

    @Test
    void what_had_left_when_it_was_cancelled_comes_to_the_shelf_of_the_station() {
        repair = new Repair(NEIGHBOUR, "BCD-215K");
        long shelf = stock(NEIGHBOUR, PART, "onHand");
        long inTransit = stock(NEIGHBOUR, PART, "inTransit");
        JsonNode shipment = shipmentUnderWay();
        assertThat(repair.cancel().text("/lines/0/stillMoving/0")).isEqualTo(id(shipment));
        assertThat(report(carrier(shipment), shipment, delivered()).status()).isEqualTo(200);
        Await.until(() -> repair.confirm(NEIGHBOUR).status() == 200);
        Await.until(() -> stock(NEIGHBOUR, PART, "onHand") == shelf + 1);
        assertThat(stock(NEIGHBOUR, PART, "inTransit")).isEqualTo(inTransit);
        assertThat(repair.line().path("stillMoving").isEmpty()).isTrue();
        assertThat(repair.seen().path("status").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void a_parcel_that_is_lost_is_sourced_again_and_claimed_and_nothing_comes_back() {
        long inTransit = stock(STATION, PART, "inTransit");
        JsonNode shipment = shipmentUnderWay();
        assertThat(report(carrier(shipment), shipment, told("LOST")).text("/status"))
                .isEqualTo("FAILED");
        JsonNode next = repair.awaitShipment(2);
        assertThat(next.path("replaces").asString()).isEqualTo(id(shipment));
        Await.until(() -> items(Partline.as("HQ")
                                .get("/api/claims?shipmentId=" + id(shipment))
                                .body())
                        .size()
                == 1);
        Await.until(() -> stock(STATION, PART, "inTransit") == inTransit);
        assertThat(returns(shipment)).isEmpty();
        assertThat(repair.seen().path("status").asString()).isEqualTo("OPEN");
    }

    @Test
    void a_wrong_part_in_the_box_is_sent_back_and_the_right_one_is_sourced() {
        JsonNode shipment = shipmentUnderWay();
        assertThat(report(carrier(shipment), shipment, delivered()).status()).isEqualTo(200);
        repair.awaitLine("DELIVERED", 1);
        assertThat(repair.confirm(STATION, "WRONG_PART").status()).isEqualTo(200);
        repair.awaitShipment(2);
        JsonNode back =
                Await.until(() -> returns(shipment), found -> found.size() == 1).getFirst();
        assertThat(back.path("reason").asString()).isEqualTo("WRONG_PART_SENT");
    }

    @Test
    void what_is_missing_on_the_own_shelf_is_written_off_and_sourced_elsewhere() {
        String owner = all("/api/stock?partNumber=" + FAN).stream()
                .filter(level -> level.path("availableToPromise").asLong() > 0)
                .map(level -> level.path("siteId").asString())
                .filter(site -> site.startsWith("S-") && !site.equals("S-TZ-01"))
                .findFirst()
                .orElseThrow();
        Repair washer = new Repair(owner, "XQG-201V");
        long shelf = stock(owner, FAN, "onHand");
        washer.order(FAN);
        assertThat(washer.awaitLine("RESERVED", 1).path("source").asString()).isEqualTo(owner);
        assertThat(washer.confirm(owner, "MISSING").status()).isEqualTo(200);
        Await.until(() -> stock(owner, FAN, "onHand") == shelf - 1);
        JsonNode again = Await.until(washer::line, line -> line.path("attempt").asInt() == 2);
        assertThat(again.path("status").asString()).isIn("RESERVED", "BACKORDERED");
    }

    @Test
    void nothing_is_lost_between_the_shelves_whatever_happened() {
        List<JsonNode> levels = all("/api/stock?partNumber=" + PART);
        assertThat(levels).isNotEmpty().allSatisfy(level -> {
            assertThat(level.path("onHand").asLong()).isNotNegative();
            assertThat(level.path("inTransit").asLong()).isNotNegative();
            assertThat(level.path("returning").asLong()).isNotNegative();
            assertThat(level.path("availableToPromise").asLong())
                    .isEqualTo(level.path("onHand").asLong()
                            - level.path("allocated").asLong());
        });
    }
}
