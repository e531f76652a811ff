package io.partline.acceptance;

import static io.partline.acceptance.Lists.all;
import static io.partline.acceptance.Lists.items;
import static io.partline.acceptance.Shipments.carrier;
import static io.partline.acceptance.Shipments.damaged;
import static io.partline.acceptance.Shipments.delivered;
import static io.partline.acceptance.Shipments.dispatch;
import static io.partline.acceptance.Shipments.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every figure leads to the records that it counts, and everybody sees that of their own business. */
class FiguresIT {
    private static final String STATION = "S-NB-04";

    /** An order that is damaged, comes again, and is completed; the damaged unit is restocked. */
    @BeforeAll
    static void something_to_count() {
        Repair repair = new Repair(STATION, "BCD-215K");
        JsonNode crushed = repair.shipmentUnderWay("DSG-130KA");
        report(carrier(crushed), crushed, damaged());
        JsonNode again = repair.awaitShipment(2);
        dispatch(again);
        report(carrier(again), again, delivered());
        repair.awaitLine("DELIVERED", 2);
        repair.confirm(STATION);
        Await.until(() -> repair.seen().path("status").asString().equals("COMPLETED"));
        JsonNode back = Await.until(
                        () -> items(Partline.as("HQ")
                                .get("/api/returns?shipmentId=" + Shipments.id(crushed))
                                .body()),
                        found -> found.size() == 1)
                .getFirst();
        assertThat(Partline.as("HQ")
                        .post(
                                "/api/returns/%s/inspection"
                                        .formatted(back.path("returnId").asString()),
                                Map.of("disposition", "RESTOCK"))
                        .status())
                .isEqualTo(200);
    }

    private static Answer figure(String as, String service, String query) {
        return Partline.as(as).get("/api/kpis/" + service + query);
    }

    private static List<JsonNode> groups(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("groups").spliterator(), false)
                .toList();
    }

    private static JsonNode group(String service, String groupBy, String key) {
        return Await.until(
                        () -> groups(figure("HQ", service, "?limit=200&groupBy=" + groupBy)).stream()
                                .filter(group -> group.path("key").asString().equals(key))
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
    }

    @Test
    void line_fill_counts_the_reservations_it_leads_to() {
        JsonNode group = group("inventory", "destination", STATION);
        assertThat(all(group.path("href").asString()))
                .hasSize(group.path("denominator").asInt())
                .allSatisfy(reservation ->
                        assertThat(reservation.path("destination").asString()).isEqualTo(STATION));
        assertThat(group.path("numerator").asInt()).isPositive();
        assertThat(group.path("value").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void the_order_cycle_counts_the_orders_it_leads_to() {
        JsonNode group = group("requests", "stationId", STATION);
        assertThat(all(group.path("href").asString()))
                .hasSize(group.path("denominator").asInt())
                .allSatisfy(order -> assertThat(order.path("status").asString()).isEqualTo("COMPLETED"));
        assertThat(group.path("value").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void on_time_delivery_counts_the_shipments_it_leads_to_by_carrier_and_by_lane() {
        for (String groupBy : List.of("carrierId", "lane")) {
            List<JsonNode> groups = groups(figure("HQ", "logistics", "?groupBy=" + groupBy));
            assertThat(groups)
                    .isNotEmpty()
                    .allSatisfy(group -> assertThat(all(group.path("href").asString()))
                            .hasSize(group.path("denominator").asInt())
                            .allSatisfy(shipment -> assertThat(
                                            shipment.path("status").asString())
                                    .isEqualTo("DELIVERED")));
        }
    }

    @Test
    void restocked_counts_the_pieces_of_the_returns_it_leads_to() {
        Await.until(() ->
                group("returns", "partNumber", "DSG-130KA").path("numerator").asInt() > 0);
        JsonNode group = group("returns", "partNumber", "DSG-130KA");
        List<JsonNode> returns = all(group.path("href").asString());
        assertThat(returns.stream()
                        .mapToLong(back -> back.path("quantity").asLong())
                        .sum())
                .isEqualTo(group.path("denominator").asLong());
        assertThat(returns.stream()
                        .filter(back -> back.path("disposition").asString("").equals("RESTOCK"))
                        .mapToLong(back -> back.path("quantity").asLong())
                        .sum())
                .isEqualTo(group.path("numerator").asLong());
    }

    @Test
    void everybody_sees_the_figure_of_their_own_business() {
        assertThat(groups(figure(STATION, "inventory", "?groupBy=destination")))
                .extracting(group -> group.path("key").asString())
                .containsExactly(STATION);
        assertThat(groups(figure("C-HZ", "requests", "?groupBy=stationId&limit=200")))
                .extracting(group -> group.path("key").asString())
                .doesNotContain(STATION);
        assertThat(groups(figure("C-NB", "requests", "?groupBy=stationId&limit=200")))
                .extracting(group -> group.path("key").asString())
                .contains(STATION);
        assertThat(groups(figure("CR-01", "logistics", "?groupBy=carrierId")))
                .allSatisfy(group -> assertThat(group.path("key").asString()).isEqualTo("CR-01"));
        assertThat(figure("CR-01", "inventory", "").status()).isEqualTo(403);
    }

    @Test
    void what_is_not_understood_is_said_and_what_was_known_before_the_first_order_is_nothing() {
        Answer misspelt = figure("HQ", "logistics", "?groupBy=carrier");
        assertThat(misspelt.status()).isEqualTo(400);
        assertThat(misspelt.text("/errors/0/message")).contains("carrierId, lane");
        assertThat(figure("HQ", "returns", "?asOf=2999-01-01T00:00:00Z").status())
                .isEqualTo(400);
        for (String service : List.of("inventory", "requests", "logistics", "returns")) {
            Answer before = figure("HQ", service, "?asOf=2020-01-01T00:00:00Z&groupBy=");
            assertThat(before.status()).isEqualTo(400);
            Answer long_ago = figure("HQ", service, "?asOf=2020-01-01T00:00:00Z");
            assertThat(groups(long_ago)).isEmpty();
            assertThat(long_ago.text("/definition/nameZh")).isNotBlank();
        }
    }

    @Test
    void the_first_looks_can_be_rebuilt() {
        String follower = "/ops/inventory/followers/first-looks";
        assertThat(Partline.as("OPS").post(follower + "/rebuild", Map.of()).status())
                .isEqualTo(202);
        JsonNode rebuild = Await.until(
                () -> Partline.as("OPS").get(follower).body().path("rebuild"),
                at -> !at.path("state").asString().equals("RUNNING"));
        assertThat(rebuild.path("state").asString()).isEqualTo("DONE");
        assertThat(rebuild.path("differingRows").asLong()).isZero();
    }
}
