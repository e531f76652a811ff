package io.partline.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.ServiceUnderTest;
import io.partline.chassis.testing.TestTokens;
import io.partline.chassis.testing.TestTopic;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@ServiceUnderTest
@TestPropertySource(properties = "partline.approvals.check-every=PT0.2S")
class RequestsServiceTest extends WithNeighbours {
    @Test
    void the_clerks_typing_error_is_refused_with_the_part_that_was_meant_then_learned_and_counted() {
        String serial = serial();
        Answer mistyped = http().post("/api/service-orders", station, order(serial, "DHF-215K", 1));
        assertThat(mistyped.status()).isEqualTo(422);
        assertThat(mistyped.problem()).isEqualTo("part-does-not-fit-model");
        assertThat(mistyped.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(mistyped.text("/suggestions/0/partNumber")).isEqualTo("DHF-215KA");
        assertThat(mistyped.text("/detail"))
                .contains("DHF-215K does not fit BCD-215KA")
                .contains("DHF-215KA");
        Answer unknown = http().post("/api/service-orders", station, order(serial, "dhf 215ka", 1));
        assertThat(unknown.problem()).isEqualTo("unknown-part");
        assertThat(unknown.text("/suggestions/0/partNumber")).isEqualTo("DHF-215KA");

        Answer right = http().post("/api/service-orders", station, order(serial, "DHF-215KA", 1));
        assertThat(right.status()).isEqualTo(201);
        String id = right.text("/serviceOrderId");
        assertThat(right.text("/id")).isEqualTo(id);
        assertThat(id).matches("SO-[0-9A-HJKMNP-TV-Z]{12}");
        assertThat(right.headers().get("location")).isEqualTo("/api/service-orders/" + id);
        assertThat(right.text("/lines/0/lineId")).isEqualTo(id + "-1");
        assertThat(right.text("/lines/0/approval/decision")).isEqualTo("AUTO");
        assertThat(right.text("/lines/0/approval/rule")).isEqualTo("CUSTOMER_DOWN within quota of level B");
        assertThat(right.text("/homeCentreId")).isEqualTo("C-HZ");

        Answer timeline = http().get("/api/service-orders/%s/timeline".formatted(id), station);
        assertThat(timeline.text("/stretches/0/cause")).isEqualTo("IDENTITY");
        assertThat(timeline.text("/stretches/1/cause")).isEqualTo("APPROVAL");
        // As like one as the other; what people did counts, once two orders say it.
        for (int corrected = 0; corrected < 2; corrected++) {
            assertThat(suggestedFor(serial(), "DHF-215KB")).isEqualTo("DHF-215KA");
            String fridge = serial();
            http().post("/api/service-orders", station, order(fridge, "DHF-215KB", 1));
            http().post("/api/service-orders", station, order(fridge, "DHF-215KC", 1));
        }
        // Always for the same appliance: a station has only so many searches at once.
        String next = serial();
        Await.until(() -> suggestedFor(next, "DHF-215KB").equals("DHF-215KC"));
    }

    private String suggestedFor(String serial, String typed) {
        return http().post("/api/service-orders", station, order(serial, typed, 1))
                .text("/suggestions/0/partNumber");
    }

    @Test
    void a_search_is_for_one_appliance_and_all_of_a_station_are_one_history() {
        String first = serial();
        String second = serial();
        for (String serial : List.of(first, second)) {
            http().post("/api/service-orders", station, order(serial, "DHF-215K", 1));
        }
        assertThat(firstStretch(http().post("/api/service-orders", station, order(serial(), "DHF-215KA", 1))))
                .isNotEqualTo("IDENTITY");
        for (String serial : List.of(second, first)) {
            assertThat(firstStretch(http().post("/api/service-orders", station, order(serial, "DHF-215KA", 1))))
                    .isEqualTo("IDENTITY");
            assertThat(firstStretch(http().post("/api/service-orders", station, order(serial, "DHF-215KA", 1))))
                    .as("found once")
                    .isNotEqualTo("IDENTITY");
        }
        assertThat(jdbc.queryForList(
                        "select distinct aggregate_id from event_log where payload->>'serialNumber' in (?, ?) and event_type like 'part-number-%'",
                        String.class, first, second))
                .containsExactly("search:S-TZ-01");
    }

    private String firstStretch(Answer order) {
        return http().get("/api/service-orders/%s/timeline".formatted(order.text("/id")), station)
                .text("/stretches/0/cause");
    }

    @Test
    void bad_input_is_refused_clearly_and_nothing_is_ordered() {
        String serial = serial();
        for (Object quantity : List.of(0, -1, 1_000_000_000_000L, 10_000, 1.5, "many")) {
            assertThat(http().post("/api/service-orders", station, order(serial, "DHF-215KA", quantity))
                            .status())
                    .as("quantity %s", quantity)
                    .isEqualTo(400);
        }
        assertThat(http().post("/api/service-orders", station, order("A\u0000B", "DHF-215KA", 1))
                        .status())
                .isEqualTo(400);
        assertThat(http().get("/api/service-orders?cursor=WyJ4IiwieSJd", station)
                        .status())
                .isEqualTo(400);
        assertThat(http().get("/api/service-orders?stationId=%00", station).status())
                .isEqualTo(400);
        assertThat(http().post("/api/service-orders", station, withHalfACharacter(order(serial, "DHF-215KA", 1)))
                        .status())
                .isEqualTo(400);
        Map<String, Object> otherModel = new java.util.HashMap<>(order(serial, "DHF-215KA", 1));
        otherModel.put("productModel", "BCD-215KAA");
        Answer unknownModel = http().post("/api/service-orders", station, otherModel);
        assertThat(unknownModel.problem()).isEqualTo("unknown-model");
        assertThat(unknownModel.text("/suggestions/0")).isEqualTo("BCD-215KA");
        assertThat(http().post("/api/service-orders", TestTokens.station("S-XX-99"), order(serial, "DHF-215KA", 1))
                        .problem())
                .isEqualTo("unknown-site");
        assertThat(http().post("/api/service-orders", TestTokens.carrier("CR-01"), order(serial, "DHF-215KA", 1))
                        .status())
                .isEqualTo(403);
        assertThat(jdbc.queryForObject(
                        "select count(*) from event_log where payload::text like ?", Integer.class, "%" + serial + "%"))
                .isZero();
    }

    @Test
    void an_order_is_seen_by_those_it_concerns_only() {
        String id = placed(station).text("/id");
        String order = "/api/service-orders/" + id;
        for (String concerned : List.of(station, centre, TestTokens.hq(), TestTokens.ops())) {
            assertThat(http().get(order, concerned).status()).isEqualTo(200);
        }
        for (String stranger :
                List.of(TestTokens.station("S-HZ-02"), TestTokens.centre("C-NB"), TestTokens.carrier("CR-01"))) {
            for (String path : List.of("", "/timeline", "/sourcing")) {
                assertThat(http().get(order + path, stranger).status()).isEqualTo(404);
            }
            assertThat(http().get("/api/service-orders?limit=200", stranger)
                            .body()
                            .at("/items")
                            .findValuesAsString("serviceOrderId"))
                    .doesNotContain(id);
            assertThat(http().post(order + "/lines/x-1/receipt", stranger, Map.of("condition", "GOOD"))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(http().post(order + "/lines/x-1/receipt", TestTokens.ops(), Map.of("condition", "GOOD"))
                        .status())
                .isEqualTo(403);
    }

    /** JSON can escape what no text may hold. */
    private static String withHalfACharacter(Map<String, Object> order) {
        return EventJson.write(order).replace("KA2002", "KA2002\\uD800");
    }

    @Test
    void a_centre_orders_for_its_own_stations_only() {
        Map<String, Object> body = new java.util.HashMap<>(order(serial(), "DHF-215KA", 1));
        body.put("stationId", "S-TZ-01");
        assertThat(http().post("/api/service-orders", centre, body).text("/stationId"))
                .isEqualTo("S-TZ-01");
        assertThat(http().post("/api/service-orders", TestTokens.centre("C-NB"), body)
                        .problem())
                .isEqualTo("unknown-site");
        assertThat(http().post("/api/service-orders", TestTokens.station("S-HZ-02"), body)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void headquarters_sets_a_quota_and_nobody_else() {
        Map<String, Object> quota = Map.of("monthlyQuota", Map.of("amount", "2.00", "currency", "CNY"));
        assertThat(http().put("/api/quotas/S-HZ-02", TestTokens.station("S-HZ-02"), quota)
                        .status())
                .isEqualTo(403);
        assertThat(http().put("/api/quotas/S-HZ-02", TestTokens.hq(), quota).text("/monthlyQuota/amount"))
                .isEqualTo("2.00");
        assertThat(http().put(
                                "/api/quotas/S-HZ-02",
                                TestTokens.hq(),
                                Map.of("monthlyQuota", Map.of("amount", "-1", "currency", "CNY")))
                        .status())
                .isEqualTo(400);
        assertThat(http().get("/api/quotas/S-HZ-02", station).status()).isEqualTo(404);
        Answer own = http().get("/api/quotas/S-TZ-01", station);
        assertThat(own.text("/booked/currency")).isEqualTo("CNY");
        assertThat(own.text("/available/currency")).isEqualTo("CNY");
    }

    @Test
    void the_same_key_places_one_order() {
        Map<String, Object> body = order(serial(), "DHF-215KA", 1);
        String key = UUID.randomUUID().toString();
        Answer first = http().post("/api/service-orders", station, body, key);
        Answer again = http().post("/api/service-orders", station, body, key);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(http().post("/api/service-orders", station, order(serial(), "DHF-215KA", 1), key)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void lists_are_paged_by_cursor_the_newest_first() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.addFirst(placed(station).text("/id"));
        }
        Await.until(() -> http().get("/api/service-orders?limit=200", station)
                .body()
                .toString()
                .contains(ids.getFirst()));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (seen.size() < ids.size() + 50 && cursor != null) {
            Answer page = http().get("/api/service-orders?status=OPEN&limit=2&cursor=" + cursor, station);
            page.body().at("/items").forEach(order -> seen.add(order.get("id").asString()));
            cursor = page.body().has("nextCursor") ? page.text("/nextCursor") : null;
        }
        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(ids);
    }

    @Test
    void a_list_is_narrowed_to_one_appliance_one_part_and_a_range_of_time() {
        String serial = serial();
        Answer order = http().post("/api/service-orders", station, order(serial, "DHF-215KA", 1));
        String placedAt = order.text("/placedAt");
        String one = "/api/service-orders?serialNumber=%s".formatted(serial);
        Await.until(() -> http().get(one, station).body().at("/items").size() == 1);
        String later = Instant.parse(placedAt).plusMillis(1).toString();
        for (String fits : List.of(
                "&partNumber=DHF-215KA",
                "&productModel=BCD-215KA",
                "&stationId=S-TZ-01&status=OPEN",
                "&from=" + placedAt,
                "&to=" + later,
                "&from=-999999999-01-01T00:00:00Z&to=%2B999999999-01-01T00:00:00Z")) {
            assertThat(http().get(one + fits, station).body().at("/items"))
                    .as(fits)
                    .hasSize(1);
        }
        for (String others : List.of(
                "&partNumber=GSK-44",
                "&productModel=BCD-215K",
                "&status=COMPLETED",
                "&to=" + placedAt,
                "&from=" + later)) {
            assertThat(http().get(one + others, station).body().at("/items"))
                    .as(others)
                    .isEmpty();
        }
        for (String unreadable :
                List.of("&from=yesterday", "&status=AUTO", "&limit=0", "&partNumber=%00", "&cursor=x")) {
            assertThat(http().get(one + unreadable, station).status())
                    .as(unreadable)
                    .isEqualTo(400);
        }
    }

    @Test
    void an_order_is_told_as_of_an_instant_and_not_before_it_was_placed() {
        Answer order = placed(station);
        String path = "/api/service-orders/" + order.text("/serviceOrderId");
        Instant placedAt = Instant.parse(order.text("/placedAt"));
        for (String view : List.of("", "/timeline", "/sourcing")) {
            String asOf = path + view + "?asOf=";
            assertThat(http().get(asOf + placedAt.minusSeconds(1), station).status())
                    .isEqualTo(404);
            assertThat(http().get(asOf + placedAt.plusSeconds(60), station).status())
                    .isEqualTo(200);
            // The same instant as a clock in China writes it.
            String inChina = placedAt.plusSeconds(60)
                    .atOffset(ZoneOffset.ofHours(8))
                    .toString()
                    .replace("+", "%2B");
            assertThat(http().get(asOf + inChina, station).status()).isEqualTo(200);
        }
    }

    @Test
    void every_fact_is_told_on_the_topic_under_the_orders_key() {
        String order = placed(station).text("/id");
        List<TestTopic.Seen> told = requests.readUntil(seen -> seen.stream()
                .anyMatch(
                        one -> order.equals(one.key()) && one.event().getType().endsWith("line-approved.v1")));
        assertThat(told.stream()
                        .filter(one -> order.equals(one.key()))
                        .map(one -> one.event().getType()))
                .containsExactly(
                        "io.partline.requests.service-order-placed.v1", "io.partline.requests.line-approved.v1");
    }
}
