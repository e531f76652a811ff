package io.partline.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.ServiceUnderTest;
import io.partline.chassis.testing.TestTokens;
import io.partline.chassis.testing.TestTopic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** The whole service with its neighbours played by this test: inventory and logistics speak on their topics. */
@ServiceUnderTest
@TestPropertySource(properties = "partline.approvals.check-every=PT0.2S")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestServiceTest {
    private static final String INVENTORY = "io.partline.inventory.";
    private static final String LOGISTICS = "io.partline.logistics.";
    private static final Map<String, String> PRICE = Map.of("amount", "38.50", "currency", "CNY");
    private static final Map<String, String> QUOTA = Map.of("amount", "30000", "currency", "CNY");

    private final TestTopic inventory = new TestTopic("partline.inventory.v1");
    private final TestTopic logistics = new TestTopic("partline.logistics.v1");
    private final TestTopic requests = new TestTopic("partline.requests.v1");
    private final String station = TestTokens.station("S-TZ-01");
    private final String centre = TestTokens.centre("C-HZ");

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MessageSource messages;

    private Http http() {
        return new Http(port);
    }

    @BeforeAll
    void inventory_tells_of_parts_models_and_sites() {
        site("HQ", "HQ", null, null);
        site("C-HZ", "CENTRE", "HQ", null);
        site("C-NB", "CENTRE", "HQ", null);
        site("S-TZ-01", "STATION", "C-HZ", QUOTA);
        site("S-HZ-02", "STATION", "C-HZ", Map.of("amount", "1", "currency", "CNY"));
        for (String part : List.of("DHF-215K", "DHF-215KA", "GSK-44")) {
            inventory.send(
                    INVENTORY + "part-registered.v1",
                    part,
                    Map.of("partNumber", part, "description", "hinge", "descriptionZh", "铰链", "unitPrice", PRICE));
        }
        fit("BCD-215K", "DHF-215K");
        fit("BCD-215KA", "DHF-215KA");
        fit("BCD-215KA", "GSK-44");
        Await.until(() -> count("fitted_part") == 3 && count("known_site") == 5 && count("known_part") == 3);
        Await.until(() -> http().get("/api/quotas/S-TZ-01", station)
                .text("/monthlyQuota/amount")
                .equals("30000"));
    }

    private int count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Integer.class);
    }

    private void site(String id, String kind, String parent, Object quota) {
        Map<String, Object> site = new java.util.HashMap<>(Map.of("siteId", id, "kind", kind, "name", id));
        if (parent != null) {
            site.put("parentSiteId", parent);
        }
        if (quota != null) {
            site.put("serviceLevel", "B");
            site.put("monthlyQuota", quota);
        }
        inventory.send(INVENTORY + "site-registered.v1", id, site);
    }

    private void fit(String model, String part) {
        inventory.send(INVENTORY + "model-registered.v1", model, Map.of("productModel", model));
        inventory.send(INVENTORY + "part-fitted.v1", model, Map.of("productModel", model, "partNumber", part));
    }

    private static Map<String, Object> order(String serial, String part, Object quantity) {
        return Map.of(
                "productModel",
                "BCD-215KA",
                "serialNumber",
                serial,
                "priority",
                "CUSTOMER_DOWN",
                "lines",
                List.of(Map.of("partNumber", part, "quantity", quantity)));
    }

    private static String serial() {
        return "KA2002-" + UUID.randomUUID();
    }

    private Answer placed(String token) {
        Answer answer = http().post("/api/service-orders", token, order(serial(), "DHF-215KA", 1));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer;
    }

    private Map<String, Object> shipment(String order, int attempt, Map<String, Object> more) {
        Map<String, Object> data = new java.util.HashMap<>(Map.of(
                "shipmentId",
                "SH-%s-1.%d".formatted(order, attempt),
                "serviceOrderId",
                order,
                "lineId",
                order + "-1",
                "attempt",
                attempt,
                "from",
                attempt == 1 ? "C-NB" : "HQ",
                "carrierId",
                "CR-01"));
        data.putAll(more);
        return data;
    }

    private void ship(String type, String order, int attempt, Map<String, Object> more) {
        logistics.send(
                LOGISTICS + type + ".v1", "SH-%s-1.%d".formatted(order, attempt), shipment(order, attempt, more));
    }

    private Map<String, Object> reservation(String order, int attempt, String source) {
        return Map.of(
                "reservationId",
                order + "-1",
                "attempt",
                attempt,
                "serviceOrderId",
                order,
                "lineId",
                order + "-1",
                "source",
                source,
                "promisedAt",
                Instant.now().plusSeconds(86_400).toString(),
                "reservedAt",
                Instant.now().toString(),
                "candidates",
                List.of(
                        Map.of(
                                "siteId",
                                source,
                                "echelon",
                                "SIBLING_CENTRE",
                                "availableToPromise",
                                2,
                                "chosen",
                                true,
                                "reason",
                                "earliest promise"),
                        Map.of(
                                "siteId",
                                "C-HZ",
                                "echelon",
                                "HOME_CENTRE",
                                "availableToPromise",
                                0,
                                "chosen",
                                false,
                                "reason",
                                "nothing available")));
    }

    private void reserve(String order, int attempt, String source) {
        inventory.send(INVENTORY + "stock-reserved.v1", order + "-1", reservation(order, attempt, source));
    }

    private void awaitStatus(String order, String status) {
        Await.until(
                () -> http().get("/api/service-orders/" + order, station),
                answer -> answer.text("/lines/0/status").equals(status));
    }

    @Test
    void the_clerks_slip_is_refused_with_the_part_that_was_meant_then_learned_and_counted() {
        String serial = serial();
        Answer slip = http().post("/api/service-orders", station, order(serial, "DHF-215K", 1));
        assertThat(slip.status()).isEqualTo(422);
        assertThat(slip.problem()).isEqualTo("part-does-not-fit-model");
        assertThat(slip.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(slip.text("/suggestions/0/partNumber")).isEqualTo("DHF-215KA");
        Answer unknown = http().post("/api/service-orders", station, order(serial, "dhf 215ka", 1));
        assertThat(unknown.problem()).isEqualTo("unknown-part");
        assertThat(unknown.text("/suggestions/0/partNumber")).isEqualTo("DHF-215KA");

        Answer right = http().post("/api/service-orders", station, order(serial, "DHF-215KA", 1));
        assertThat(right.status()).isEqualTo(201);
        String id = right.text("/id");
        assertThat(id).matches("SO-[0-9A-HJKMNP-TV-Z]{12}");
        assertThat(right.headers().get("location")).isEqualTo("/api/service-orders/" + id);
        assertThat(right.text("/lines/0/lineId")).isEqualTo(id + "-1");
        assertThat(right.text("/lines/0/approval/decision")).isEqualTo("AUTO");
        assertThat(right.text("/lines/0/approval/rule")).isEqualTo("CUSTOMER_DOWN within quota of level B");
        assertThat(right.text("/homeCentreId")).isEqualTo("C-HZ");

        Answer timeline = http().get("/api/service-orders/%s/timeline".formatted(id), station);
        assertThat(timeline.text("/stretches/0/cause")).isEqualTo("IDENTITY");
        assertThat(timeline.text("/stretches/1/cause")).isEqualTo("APPROVAL");
        // GSK-44 is corrected to on purpose, unlike as it is: what people did counts more than likeness.
        String odd = serial();
        http().post("/api/service-orders", station, order(odd, "DHF-215KX", 1));
        http().post("/api/service-orders", station, order(odd, "GSK-44", 1));
        Await.until(
                () -> http().post("/api/service-orders", station, order(serial(), "DHF-215KX", 1)),
                again -> again.text("/suggestions/0/partNumber").equals("GSK-44"));
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
        String order = "/api/service-orders/" + placed(station).text("/id");
        for (String concerned : List.of(station, centre, TestTokens.hq(), TestTokens.ops())) {
            assertThat(http().get(order, concerned).status()).isEqualTo(200);
        }
        for (String stranger :
                List.of(TestTokens.station("S-HZ-02"), TestTokens.centre("C-NB"), TestTokens.carrier("CR-01"))) {
            for (String path : List.of("", "/timeline", "/sourcing")) {
                assertThat(http().get(order + path, stranger).status()).isEqualTo(404);
            }
            assertThat(http().get("/api/service-orders", stranger).body().at("/items"))
                    .isEmpty();
            assertThat(http().post(order + "/lines/x-1/receipt", stranger, Map.of("condition", "GOOD"))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(http().post(order + "/lines/x-1/receipt", centre, Map.of("condition", "GOOD"))
                        .status())
                .isEqualTo(403);
    }

    /** JSON can escape what no text may hold. */
    private static String withHalfACharacter(Map<String, Object> order) {
        return EventJson.write(order).replace("KA2002", "KA2002\\uD800");
    }

    @Test
    void who_reads_chinese_is_refused_in_chinese() {
        for (String problem : List.of("unknown-model", "unknown-part", "part-does-not-fit-model", "unknown-site")) {
            assertThat(messages.getMessage("problem." + problem, null, Locale.SIMPLIFIED_CHINESE))
                    .startsWith(problem.startsWith("part") ? "零件" : "没有");
        }
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
    void damage_leaves_the_order_its_age_and_the_timeline_tells_it() {
        String order = placed(station).text("/id");
        reserve(order, 1, "C-NB");
        awaitStatus(order, "RESERVED");
        Answer sourcing = http().get("/api/service-orders/%s/sourcing".formatted(order), station);
        assertThat(sourcing.body().at("/candidates")).hasSize(2);
        assertThat(sourcing.text("/decisions/0/chosen")).isEqualTo("C-NB");
        ship(
                "shipment-dispatched",
                order,
                1,
                Map.of("dispatchedAt", Instant.now().toString()));
        awaitStatus(order, "IN_TRANSIT");
        assertThat(http().post(receipt(order), station, Map.of("condition", "GOOD"))
                        .problem())
                .isEqualTo("line-not-receivable");
        // In odd order and with clocks of their own.
        ship(
                "shipment-delivered",
                order,
                2,
                Map.of(
                        "occurredAt",
                        Instant.now().plusSeconds(9_999).toString(),
                        "proofOfDelivery",
                        Map.of("signedBy", "Chen Wei", "condition", "GOOD")));
        awaitStatus(order, "DELIVERED");
        ship(
                "shipment-damaged",
                order,
                1,
                Map.of("occurredAt", Instant.now().minusSeconds(9_999).toString(), "note", "carton crushed"));
        String twice = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            inventory.send(twice, INVENTORY + "stock-reserved.v1", order + "-1", reservation(order, 2, "HQ"));
        }
        ship(
                "shipment-dispatched",
                order,
                2,
                Map.of("dispatchedAt", Instant.now().toString()));
        Await.until(
                () -> http().get("/api/service-orders/%s/sourcing".formatted(order), station),
                answer -> answer.body().at("/decisions").size() == 2);
        Await.until(() -> steps(order, "shipment-dispatched") == 2);
        assertThat(http().get("/api/service-orders/" + order, station).text("/lines/0/attempt"))
                .isEqualTo("2");

        Answer received = http().post(receipt(order), station, Map.of("condition", "GOOD"));
        assertThat(received.text("/status")).isEqualTo("COMPLETED");
        assertThat(received.text("/lines/0/status")).isEqualTo("FULFILLED");
        Answer timeline = http().get("/api/service-orders/%s/timeline".formatted(order), station);
        assertThat(StreamSupport.stream(timeline.body().at("/stretches").spliterator(), false)
                        .map(stretch -> stretch.get("cause").asString()))
                .contains("STOCK", "PICKING", "TRANSIT", "DAMAGE", "RECEIPT");
        double sum = StreamSupport.stream(timeline.body().at("/stretches").spliterator(), false)
                .mapToDouble(stretch -> stretch.get("seconds").asDouble())
                .sum();
        assertThat(sum)
                .isCloseTo(timeline.body().get("ageSeconds").asDouble(), org.assertj.core.data.Offset.offset(1e-6));
        assertThat(steps(order, "line-reserved")).isEqualTo(2);
    }

    private static String receipt(String order) {
        return "/api/service-orders/%1$s/lines/%1$s-1/receipt".formatted(order);
    }

    private int steps(String order, String type) {
        return jdbc.queryForObject(
                "select count(*) from event_log where aggregate_id = ? and event_type = ?",
                Integer.class,
                "order:" + order,
                type);
    }

    @Test
    void a_report_about_an_unknown_order_is_parked_and_those_behind_it_get_through() {
        reserve("SO-000000000000", 1, "C-NB");
        String order = placed(station).text("/id");
        reserve(order, 1, "C-NB");
        awaitStatus(order, "RESERVED");
        Await.until(() ->
                jdbc.queryForObject("select count(*) from dead_letter where key = 'SO-000000000000-1'", Integer.class)
                        == 1);
    }

    @Test
    void beyond_the_quota_the_centre_decides_and_a_late_centre_loses_it_to_headquarters() {
        String poor = TestTokens.station("S-HZ-02");
        Answer order = placed(poor);
        String approval = order.text("/lines/0/lineId");
        assertThat(order.text("/lines/0/status")).isEqualTo("AWAITING_APPROVAL");
        String decision = "/api/approvals/%s/decision".formatted(approval);
        Await.until(
                () -> http().get("/api/approvals?status=PENDING&limit=200", centre),
                list -> list.body().toString().contains(approval));
        assertThat(http().post(decision, TestTokens.centre("C-NB"), Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(404);
        assertThat(http().post(decision, poor, Map.of("decision", "APPROVE")).status())
                .isEqualTo(403);
        assertThat(http().post(decision, centre, Map.of("decision", "PERHAPS")).status())
                .isEqualTo(400);
        assertThat(http().post(decision, centre, Map.of("decision", "APPROVE", "note", "urgent"))
                        .text("/status"))
                .isEqualTo("APPROVED");
        assertThat(http().post(decision, centre, Map.of("decision", "REJECT")).problem())
                .isEqualTo("already-decided");
        Await.until(
                () -> http().get("/api/quotas/S-HZ-02", poor),
                quota -> quota.body().at("/available").asDouble() < 0);

        String late = placed(poor).text("/lines/0/lineId");
        Await.until(() ->
                jdbc.update("update approval_row set due_at = now() - interval '1 minute' where approval_id = ?", late)
                        == 1);
        Await.until(
                () -> http().get("/api/service-orders/" + late.replaceFirst("-1$", ""), poor),
                seen -> seen.text("/lines/0/approval/approver").equals("HQ"));
        assertThat(http().post("/api/approvals/%s/decision".formatted(late), centre, Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(403);
        Answer rejected = http().post(
                        "/api/approvals/%s/decision".formatted(late), TestTokens.hq(), Map.of("decision", "REJECT"));
        assertThat(rejected.text("/status")).isEqualTo("REJECTED");
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

    @Test
    void a_rebuild_gives_the_rows_that_were_there() {
        placed(station);
        placed(TestTokens.station("S-HZ-02"));
        for (String projection : List.of("orders", "quotas", "corrections")) {
            http().post("/ops/followers/%s/rebuild".formatted(projection), TestTokens.ops(), Map.of());
            Answer rebuilt = Await.until(
                    () -> http().get("/ops/followers", TestTokens.ops()),
                    answer -> StreamSupport.stream(answer.body().spliterator(), false)
                            .anyMatch(each -> each.at("/follower").asString().equals(projection)
                                    && each.at("/rebuild/state").asString().equals("DONE")));
            assertThat(StreamSupport.stream(rebuilt.body().spliterator(), false)
                            .filter(each -> each.at("/follower").asString().equals(projection))
                            .map(each -> each.at("/rebuild/differingRows").asInt()))
                    .as(projection)
                    .containsExactly(0);
        }
    }
}
