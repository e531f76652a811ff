package io.partline.acceptance;

import static io.partline.acceptance.Repair.all;
import static io.partline.acceptance.Repair.damaged;
import static io.partline.acceptance.Repair.delivered;
import static io.partline.acceptance.Repair.report;
import static io.partline.acceptance.Repair.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.acceptance.Partline.Person;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.Http.Answer;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What must end in a clear refusal, with nothing changed. */
class BadTurnsIT {
    private static final String STATION = "S-WZ-01";
    private static final String MODEL = "BCD-215K";
    private static final String PART = "DHF-124M";

    private final Repair repair = new Repair(STATION, MODEL);

    /** How many there are, once the list has caught up with everything that was decided. */
    private static int orders() {
        Await.until(
                () -> Partline.as("OPS").get("/ops/requests/followers/orders"),
                follower -> follower.body().path("lagEvents").asLong() == 0);
        return all("/api/service-orders").size();
    }

    @Test
    void a_number_that_exists_nowhere_is_refused_with_suggestions() {
        int before = orders();
        Answer answer = new Repair("S-TZ-01", "BCD-215KA").ask("DFH-215KA");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("unknown-part");
        assertThat(answer.text("/suggestions/0/partNumber")).isEqualTo("DHF-215KA");
        assertThat(orders()).isEqualTo(before);
    }

    @Test
    void an_unknown_model_is_refused() {
        int before = orders();
        Answer answer = new Repair(STATION, "BCD-215KAA").ask(PART);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("unknown-model");
        assertThat(orders()).isEqualTo(before);
    }

    @Test
    void an_unknown_site_cannot_be_ordered_for() {
        int before = orders();
        Map<String, Object> body = new HashMap<>(repair.body(PART, 1));
        body.put("stationId", "S-XX-99");
        Answer answer = Partline.as("HQ").post("/api/service-orders", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("unknown-site");
        assertThat(orders()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_000_000_000L})
    void a_quantity_nobody_can_mean_is_refused(long quantity) {
        int before = orders();
        Answer answer = Partline.as(STATION).post("/api/service-orders", repair.body(PART, quantity));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("lines[0].quantity");
        assertThat(orders()).isEqualTo(before);
    }

    @Test
    void others_neither_see_nor_touch_an_order_or_a_shipment() {
        repair.order(PART);
        repair.awaitLine("RESERVED", 1);
        JsonNode shipment = repair.awaitShipment(1);
        String carrier = shipment.path("carrierId").asString();
        String otherCarrier = carrier.equals("CR-02") ? "CR-01" : "CR-02";
        String order = "/api/service-orders/" + repair.id();

        Person neighbour = Partline.as("S-JH-01");
        for (String path : List.of(order, order + "/sourcing", order + "/timeline")) {
            assertThat(neighbour.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(repair.confirm("S-JH-01").status()).isEqualTo(404);
        assertThat(neighbour.get("/api/service-orders").body().toString()).doesNotContain(repair.id());
        assertThat(neighbour.get("/api/shipments/" + Repair.id(shipment)).status())
                .isEqualTo(404);
        assertThat(Partline.as(otherCarrier)
                        .get("/api/shipments/" + Repair.id(shipment))
                        .status())
                .isEqualTo(404);
        assertThat(report(otherCarrier, shipment, damaged()).status()).isEqualTo(404);
        assertThat(Partline.as("S-JH-01")
                        .post("/api/shipments/%s/dispatch".formatted(Repair.id(shipment)), Map.of())
                        .status())
                .isEqualTo(404);

        // Not before it is handed over, not even by its own carrier.
        Answer early = report(carrier, shipment, delivered());
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text("/detail")).isNotBlank();

        assertThat(repair.line().path("status").asString()).isEqualTo("RESERVED");
        assertThat(repair.awaitShipment(1)).isEqualTo(shipment);
    }

    @Test
    void the_same_key_gives_the_same_answer_once() {
        int before = orders();
        String key = UUID.randomUUID().toString();
        Person station = Partline.as(STATION);
        Answer first = station.post("/api/service-orders", repair.body(PART, 1), key);
        Answer again = station.post("/api/service-orders", repair.body(PART, 1), key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().get("location")).isEqualTo(first.headers().get("location"));
        assertThat(station.post("/api/service-orders", repair.body(PART, 2), key)
                        .status())
                .isEqualTo(422);
        station.post(
                "/api/service-orders", repair.body(PART, 1), UUID.randomUUID().toString());
        assertThat(orders()).as("one for each key").isEqualTo(before + 2);
    }

    @Test
    void who_has_no_good_token_is_not_let_in() {
        String good = Partline.token(STATION, "demo");
        String[] parts = good.split("\\.");
        String forged =
                parts[0] + "." + parts[1] + "." + Partline.token("HQ", "demo").split("\\.")[2];
        for (String service : List.of("INVENTORY", "REQUESTS", "LOGISTICS", "RETURNS", "GATEWAY")) {
            Http direct = new Http(URI.create("http://localhost:" + Partline.port(service)));
            String path = switch (service) {
                case "INVENTORY" -> "/api/stock";
                case "LOGISTICS" -> "/api/shipments";
                case "RETURNS" -> "/api/returns";
                default -> "/api/service-orders";
            };
            assertThat(direct.get(path, good).status()).as(service).isEqualTo(200);
            assertThat(direct.get(path, null).status()).as(service).isEqualTo(401);
            assertThat(direct.get(path, forged).status()).as(service).isEqualTo(401);
        }
        assertThatThrownBy(() -> Partline.token(STATION, "guessed")).hasMessageContaining("invalid_client");
    }

    @Test
    void what_is_no_json_or_names_no_place_is_refused_politely() {
        Person station = Partline.as(STATION);
        assertThat(station.post("/api/service-orders", "{\"productModel\":").status())
                .isEqualTo(400);
        assertThat(station.post("/api/service-orders", "[]").status()).isEqualTo(400);
        assertThat(station.post("/api/service-orders", Map.of()).status()).isEqualTo(400);
        assertThat(station.get("/api/nothing-here").status()).isEqualTo(404);
        assertThat(station.get("/api/service-orders?limit=many").status()).isEqualTo(400);
        assertThat(station.get("/api/service-orders?cursor=%00").status()).isEqualTo(400);
        assertThat(station.get("/api/stock/S-XX-99/" + PART).status()).isEqualTo(404);
        assertThat(station.get("/ops/requests/followers").status()).isEqualTo(403);
        assertThat(station.post("/api/stock/import", "siteId").status()).isEqualTo(403);
        assertThat(Partline.as("HQ").post("/api/stock/import", "siteId").status())
                .isEqualTo(415);
        assertThat(stock(STATION, PART, "onHand")).isNotNegative();
    }
}
