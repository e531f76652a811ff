package io.partline.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.ServiceUnderTest;
import io.partline.chassis.testing.TestTokens;
import io.partline.chassis.testing.TestTopic;
import io.partline.chassis.testing.TestTopic.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The whole service; this test plays inventory and logistics on their topics. */
@ServiceUnderTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReturnsServiceTest {
    private static final String DAMAGED = "io.partline.logistics.shipment-damaged.v1";

    private static final String END_OF_TIME = Instant.MAX.toString().replace("+", "%2B");

    private final TestTopic inventory = new TestTopic("partline.inventory.v1");
    private final TestTopic logistics = new TestTopic("partline.logistics.v1");
    private final TestTopic returns = new TestTopic("partline.returns.v1");
    private final String station = TestTokens.station("S-TZ-01");
    private final String centre = TestTokens.centre("C-HZ");
    private final String hq = TestTokens.hq();

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    private Http http() {
        return new Http(port);
    }

    @BeforeAll
    void the_network_is_known() {
        inventory.send("io.partline.inventory.part-registered.v1", "DHF-215KB", Map.of("partNumber", "DHF-215KB"));
        site("HQ", "HQ", null);
        site("C-HZ", "CENTRE", "HQ");
        site("C-NB", "CENTRE", "HQ");
        site("S-TZ-01", "STATION", "C-HZ");
        site("S-HZ-02", "STATION", "C-HZ");
        Await.until(() -> count("select count(*) from known_site") >= 5);
        Await.until(() -> count("select count(*) from known_part") == 1);
    }

    private int count(String sql, Object... values) {
        return jdbc.queryForObject(sql, Integer.class, values);
    }

    private int events(String returnId) {
        return count("select count(*) from event_log where aggregate_id = ?", "return:" + returnId);
    }

    private void site(String id, String kind, String parent) {
        Map<String, Object> site = new HashMap<>(Map.of("siteId", id, "kind", kind, "name", id));
        if (parent != null) {
            site.put("parentSiteId", parent);
        }
        inventory.send("io.partline.inventory.site-registered.v1", id, site);
    }

    private static String newShipment() {
        return "SH-SO-%s-1.1"
                .formatted(UUID.randomUUID()
                        .toString()
                        .replace("-", "")
                        .substring(0, 12)
                        .toUpperCase(Locale.ROOT));
    }

    private static Map<String, Object> damage(String shipmentId, String to, String discovered) {
        return Map.of(
                "shipmentId",
                shipmentId,
                "serviceOrderId",
                shipmentId.substring(3, 18),
                "lineId",
                shipmentId.substring(3, 20),
                "attempt",
                1,
                "partNumber",
                "DHF-215KA",
                "quantity",
                2,
                "from",
                "C-NB",
                "to",
                to,
                "carrierId",
                "CR-01",
                "discovered",
                discovered);
    }

    private void damaged(String shipmentId, String to, String discovered) {
        logistics.send(DAMAGED, shipmentId, damage(shipmentId, to, discovered));
    }

    private String opened(String shipmentId, String to) {
        damaged(shipmentId, to, "IN_TRANSIT");
        return awaitOpened(shipmentId);
    }

    private String awaitOpened(String shipmentId) {
        String returnId = "RMA-" + shipmentId;
        Await.until(() -> count("select count(*) from return_authorisation where return_id = ?", returnId) == 1);
        return returnId;
    }

    private Answer inspect(String returnId, String token, Object body) {
        return http().post("/api/returns/%s/inspection".formatted(returnId), token, body);
    }

    private static Map<String, Object> disposition(String disposition) {
        return Map.of("disposition", disposition, "note", "hinge bent");
    }

    private static List<String> each(JsonNode array, String pointer) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(node -> node.at(pointer).asString())
                .toList();
    }

    @Test
    void damage_told_twice_opens_one_return_at_the_stations_home_centre() {
        String shipment = newShipment();
        String eventId = UUID.randomUUID().toString();
        for (String id : List.of(eventId, eventId)) {
            logistics.send(id, DAMAGED, shipment, damage(shipment, "S-TZ-01", "IN_TRANSIT"));
        }
        // Under the same key, so it comes behind all of those.
        String fence = newShipment();
        logistics.send(DAMAGED, shipment, damage(fence, "S-TZ-01", "ON_RECEIPT"));
        awaitOpened(fence);
        assertThat(events("RMA-" + shipment)).isEqualTo(1);
        Answer opened = http().get("/api/returns?shipmentId=" + shipment, station);
        assertThat(opened.body().at("/items")).hasSize(1);
        assertThat(opened.text("/items/0/returnId")).isEqualTo("RMA-" + shipment);
        assertThat(opened.text("/items/0/inspectionSite")).isEqualTo("C-HZ");
        assertThat(opened.text("/items/0/status")).isEqualTo("OPEN");
        assertThat(opened.text("/items/0/reason")).isEqualTo("DAMAGED_IN_TRANSIT");
        assertThat(opened.text("/items/0/quantity")).isEqualTo("2");
        assertThat(http().get("/api/returns/RMA-" + fence, station).text("/reason"))
                .isEqualTo("DAMAGED_ON_RECEIPT");
    }

    @Test
    void a_centre_and_headquarters_inspect_what_they_receive_themselves() {
        assertThat(http().get("/api/returns/" + opened(newShipment(), "C-NB"), hq)
                        .text("/inspectionSite"))
                .isEqualTo("C-NB");
        assertThat(http().get("/api/returns/" + opened(newShipment(), "HQ"), hq).text("/inspectionSite"))
                .isEqualTo("HQ");
    }

    @Test
    void damage_may_be_heard_of_before_the_site_is_known() {
        String shipment = newShipment();
        String late = "S-" + shipment.substring(6, 18);
        damaged(shipment, late, "IN_TRANSIT");
        Await.until(() -> count("select count(*) from dead_letter where key = ?", shipment) == 1);
        site(late, "STATION", "C-NB");
        Await.until(() -> count("select count(*) from known_site where site_id = ?", late) == 1);
        Await.until(() -> {
            jdbc.queryForList("select id from dead_letter where key = ?", Long.class, shipment)
                    .forEach(
                            id -> http().post("/ops/dead-letters/%d/replay".formatted(id), TestTokens.ops(), Map.of()));
            return count("select count(*) from dead_letter where key = ?", shipment) == 0;
        });
        assertThat(http().get("/api/returns/" + awaitOpened(shipment), hq).text("/inspectionSite"))
                .isEqualTo("C-NB");
    }

    @Test
    void the_inspecting_site_says_what_becomes_of_the_unit_once() {
        for (String disposition : List.of("RESTOCK", "REFURBISH", "SCRAP", "RETURN_TO_VENDOR")) {
            String id = opened(newShipment(), "S-TZ-01");
            for (String inspector : List.of(centre, centre, hq)) {
                Answer answer = inspect(id, inspector, disposition(disposition));
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.text("/status"))
                        .isEqualTo(disposition.equals("REFURBISH") ? "IN_REFURBISHMENT" : "INSPECTED");
                assertThat(answer.text("/disposition")).isEqualTo(disposition);
                assertThat(answer.text("/inspectedBy")).as("who came first").isEqualTo("C-HZ");
            }
            Answer other = inspect(id, hq, disposition(disposition.equals("SCRAP") ? "RESTOCK" : "SCRAP"));
            assertThat(other.status()).isEqualTo(409);
            assertThat(other.problem()).isEqualTo("already-inspected");
            assertThat(other.text("/disposition")).isEqualTo(disposition);
            assertThat(events(id)).as("opened, received and inspected").isEqualTo(3);
            assertThat(http().get("/api/returns/" + id, station).text("/disposition"))
                    .isEqualTo(disposition);
        }
    }

    @Test
    void a_unit_arrives_is_refurbished_and_is_stock_again() {
        String id = opened(newShipment(), "S-TZ-01");
        Answer there = http().post("/api/returns/%s/receipt".formatted(id), centre, Map.of());
        assertThat(there.text("/status")).isEqualTo("RECEIVED");
        assertThat(http().post("/api/returns/%s/receipt".formatted(id), station, Map.of())
                        .status())
                .isEqualTo(403);
        String refurbishment = "/api/returns/%s/refurbishment".formatted(id);
        Map<String, Object> good = Map.of("outcome", "RESTOCK", "note", "new pin");
        assertThat(http().post(refurbishment, centre, good).problem()).isEqualTo("not-in-refurbishment");
        inspect(id, centre, disposition("REFURBISH"));
        assertThat(http().post(refurbishment, centre, Map.of("outcome", "REFURBISH"))
                        .status())
                .isEqualTo(400);
        Answer done = http().post(refurbishment, centre, good);
        assertThat(done.text("/status")).isEqualTo("REFURBISHED");
        assertThat(done.text("/refurbishedTo")).isEqualTo("RESTOCK");
        Await.until(() -> listed(hq, "&status=REFURBISHED").contains(id));
        assertThat(http().get("/api/returns?shipmentId=" + id.substring(4), hq)
                        .body()
                        .at("/items/0"))
                .isEqualTo(http().get("/api/returns/" + id, hq).body());
    }

    @Test
    void a_second_report_of_a_shipment_makes_a_second_return() {
        String shipment = newShipment();
        opened(shipment, "S-TZ-01");
        damaged(shipment, "S-TZ-01", "ON_RECEIPT");
        Await.until(() ->
                http().get("/api/returns/RMA-%s-2".formatted(shipment), hq).status() == 200);
        assertThat(http().get("/api/returns/RMA-%s-2".formatted(shipment), hq).text("/reason"))
                .isEqualTo("DAMAGED_ON_RECEIPT");
    }

    @Test
    void a_wrong_part_may_be_sent_back_and_what_is_lost_may_not() {
        String shipment = newShipment();
        Map<String, Object> failed = new HashMap<>(damage(shipment, "S-TZ-01", "ON_RECEIPT"));
        failed.put("reason", "LOST");
        logistics.send("io.partline.logistics.shipment-failed.v1", shipment, failed);
        failed.put("reason", "WRONG_PART");
        logistics.send("io.partline.logistics.shipment-failed.v1", shipment, failed);
        awaitOpened(shipment);
        assertThat(http().get("/api/returns/RMA-" + shipment, hq).text("/reason"))
                .isEqualTo("WRONG_PART_SENT");
        assertThat(http().get("/api/returns?shipmentId=" + shipment, hq).body().at("/items"))
                .hasSize(1);
    }

    @Test
    void what_was_refused_or_returned_goes_back_to_the_site_that_shipped_it() {
        for (String reason : List.of("REFUSED", "RETURNED_TO_SENDER")) {
            String shipment = newShipment();
            Map<String, Object> failed = new HashMap<>(damage(shipment, "S-TZ-01", "ON_RECEIPT"));
            failed.put("reason", reason);
            failed.put("from", "C-NB");
            logistics.send("io.partline.logistics.shipment-failed.v1", shipment, failed);
            Await.until(() -> http().get("/api/returns/RMA-" + shipment, hq).status() == 200);
            Answer opened = http().get("/api/returns/RMA-" + shipment, hq);
            assertThat(opened.text("/reason")).isEqualTo(reason);
            assertThat(opened.text("/inspectionSite")).isEqualTo("C-NB");
        }
    }

    @Test
    void a_wrong_part_is_restocked_as_what_it_is() {
        String shipment = newShipment();
        Map<String, Object> failed = new HashMap<>(damage(shipment, "S-TZ-01", "ON_RECEIPT"));
        failed.put("reason", "WRONG_PART");
        logistics.send("io.partline.logistics.shipment-failed.v1", shipment, failed);
        awaitOpened(shipment);
        String inspection = "/api/returns/RMA-%s/inspection".formatted(shipment);
        assertThat(http().post(inspection, centre, Map.of("disposition", "RESTOCK"))
                        .text("/type"))
                .endsWith("/actual-part-missing");
        Answer unknown =
                http().post(inspection, centre, Map.of("disposition", "RESTOCK", "actualPartNumber", "DHF-999X"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text("/type")).endsWith("/unknown-part");
        Answer done =
                http().post(inspection, centre, Map.of("disposition", "RESTOCK", "actualPartNumber", "DHF-215KB"));
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text("/actualPartNumber")).isEqualTo("DHF-215KB");
        assertThat(returns
                        .readUntil(seen -> seen.stream()
                                .anyMatch(each -> each.key().equals("RMA-" + shipment)
                                        && each.event().getType().endsWith("return-inspected.v2")))
                        .stream()
                        .filter(seen -> seen.key().equals("RMA-" + shipment))
                        .map(seen -> seen.event().getType()))
                .as("the first version tells of damaged shipments only")
                .noneMatch(type -> type.endsWith("opened.v1") || type.endsWith("inspected.v1"));
    }

    @Test
    void what_is_broken_on_the_own_shelf_goes_to_the_home_centre() {
        String line = newShipment().substring(3, 20);
        TestTopic requests = new TestTopic("partline.requests.v1");
        requests.send(
                "io.partline.requests.line-received.v1",
                line,
                Map.of(
                        "serviceOrderId",
                        line.substring(0, 15),
                        "lineId",
                        line,
                        "stationId",
                        "S-TZ-01",
                        "partNumber",
                        "DHF-215KA",
                        "orderedPartNumber",
                        "DHF-215K",
                        "quantity",
                        1,
                        "units",
                        List.of(Map.of("lot", "L-2607")),
                        "attempt",
                        1,
                        "condition",
                        "DAMAGED"));
        String id = "RMA-%s.1".formatted(line);
        Await.until(() -> http().get("/api/returns/" + id, station).status() == 200);
        Answer opened = http().get("/api/returns/" + id, station);
        assertThat(opened.text("/reason")).isEqualTo("DAMAGED_ON_SHELF");
        assertThat(opened.text("/inspectionSite")).isEqualTo("C-HZ");
        assertThat(opened.body().has("shipmentId")).isFalse();
        assertThat(inspect(id, TestTokens.centre("C-HZ"), disposition("REFURBISH"))
                        .status())
                .isEqualTo(200);
        List<Seen> told = returns.readUntil(seen -> seen.stream()
                .anyMatch(
                        each -> each.key().equals(id) && each.event().getType().endsWith("return-inspected.v2")));
        assertThat(told.stream().filter(seen -> seen.key().equals(id)))
                .as("opened, received, inspected: what is known of the pieces goes with them")
                .hasSize(3)
                .allSatisfy(seen -> assertThat(seen.body())
                        .contains("\"orderedPartNumber\":\"DHF-215K\"", "\"units\":[{\"lot\":\"L-2607\"}]"));
    }

    @Test
    void nobody_else_inspects() {
        String id = opened(newShipment(), "S-TZ-01");
        Answer notAllowed = inspect(id, station, disposition("RESTOCK"));
        assertThat(notAllowed.status()).isEqualTo(403);
        assertThat(notAllowed.text("/action")).isEqualTo("inspect-return");
        assertThat(notAllowed.text("/detail")).isEqualTo("Only C-HZ or HQ may inspect this return.");
        assertThat(inspect(id, TestTokens.ops(), disposition("RESTOCK")).status())
                .isEqualTo(403);
        for (String stranger :
                List.of(TestTokens.centre("C-NB"), TestTokens.station("S-HZ-02"), TestTokens.carrier("CR-01"))) {
            assertThat(inspect(id, stranger, disposition("RESTOCK")).status()).isEqualTo(404);
        }
        assertThat(events(id)).isEqualTo(1);
    }

    @Test
    void a_return_is_seen_by_those_it_concerns_only() {
        String id = opened(newShipment(), "S-TZ-01");
        for (String concerned : List.of(station, centre, hq, TestTokens.ops())) {
            assertThat(http().get("/api/returns/" + id, concerned).status()).isEqualTo(200);
            assertThat(listed(concerned, "")).contains(id);
        }
        for (String stranger :
                List.of(TestTokens.centre("C-NB"), TestTokens.station("S-HZ-02"), TestTokens.carrier("CR-01"))) {
            assertThat(http().get("/api/returns/" + id, stranger).status()).isEqualTo(404);
            assertThat(listed(stranger, "")).doesNotContain(id);
        }
        assertThat(listed(hq, "&status=INSPECTED")).doesNotContain(id);
        inspect(id, centre, disposition("SCRAP"));
        Await.until(() -> listed(hq, "&status=INSPECTED").contains(id));
        assertThat(listed(hq, "&status=OPEN")).doesNotContain(id);
    }

    @Test
    void a_list_is_narrowed_by_shipment_order_status_and_time() {
        String shipment = newShipment();
        String id = opened(shipment, "S-TZ-01");
        String other = opened(newShipment(), "S-TZ-01");
        String order = shipment.substring(3, 18);
        assertThat(listed(hq, "&shipmentId=" + shipment)).containsExactly(id);
        assertThat(listed(hq, "&serviceOrderId=" + order)).containsExactly(id);
        assertThat(listed(hq, "&status=INSPECTED&serviceOrderId=" + order)).isEmpty();
        String openedAt = http().get("/api/returns/" + id, hq).text("/openedAt");
        String otherAt = http().get("/api/returns/" + other, hq).text("/openedAt");
        assertThat(listed(hq, "&from=" + openedAt)).as("inclusive").contains(id);
        assertThat(listed(hq, "&to=" + openedAt)).as("exclusive").doesNotContain(id, other);
        assertThat(listed(hq, "&from=%s&to=%s".formatted(openedAt, otherAt)))
                .contains(id)
                .doesNotContain(other);
        assertThat(listed(hq, "&from=%s&to=%s".formatted(END_OF_TIME, Instant.MIN)))
                .isEmpty();
        assertThat(listed(hq, "&from=%s&to=%s&shipmentId=%s".formatted(Instant.MIN, END_OF_TIME, shipment)))
                .containsExactly(id);
        assertThat(listed(hq, "&shipmentId=%s&from=%s".formatted(shipment, "2000-01-01T08:00:00%2B08:00")))
                .as("an offset is fine")
                .containsExactly(id);
    }

    @Test
    void a_return_can_be_read_as_it_was() {
        String id = opened(newShipment(), "S-TZ-01");
        Instant openedAt = Instant.parse(http().get("/api/returns/" + id, hq).text("/openedAt"));
        Await.until(() -> Instant.now().isAfter(openedAt.plusMillis(500)));
        inspect(id, centre, disposition("SCRAP"));
        Answer asOpened = http().get("/api/returns/%s?asOf=%s".formatted(id, openedAt.plusMillis(400)), station);
        assertThat(asOpened.text("/status")).isEqualTo("OPEN");
        assertThat(asOpened.body().has("disposition")).isFalse();
        assertThat(http().get("/api/returns/%s?asOf=%s".formatted(id, Instant.now()), station)
                        .text("/status"))
                .isEqualTo("INSPECTED");
        assertThat(http().get("/api/returns/%s?asOf=%s".formatted(id, openedAt.minusSeconds(60)), station)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_list_says_what_a_single_return_says() {
        String shipment = newShipment();
        String id = opened(shipment, "S-TZ-01");
        assertThat(inspect(id, centre, disposition("SCRAP")).status()).isEqualTo(200);
        Answer listed = Await.until(
                () -> http().get("/api/returns?shipmentId=" + shipment, hq),
                answer -> answer.text("/items/0/status").equals("INSPECTED"));
        assertThat(listed.body().at("/items/0"))
                .isEqualTo(http().get("/api/returns/" + id, hq).body());
    }

    private List<String> listed(String token, String filter) {
        List<String> ids = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = http().get("/api/returns?limit=3&cursor=" + cursor + filter, token);
            assertThat(page.status()).as("%s %s", filter, page.body()).isEqualTo(200);
            ids.addAll(each(page.body().at("/items"), "/returnId"));
            each(page.body().at("/items"), "/openedAt").forEach(at -> times.add(Instant.parse(at)));
            cursor = page.body().has("nextCursor") ? page.text("/nextCursor") : null;
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(times).as("the newest first").isSortedAccordingTo(Comparator.reverseOrder());
        return ids;
    }

    @Test
    void nobody_comes_in_without_a_good_token() {
        String id = opened(newShipment(), "S-TZ-01");
        for (String bad : new String[] {null, TestTokens.forged("C-HZ"), TestTokens.expired("C-HZ"), "nonsense"}) {
            assertThat(http().get("/api/returns/" + id, bad).status()).isEqualTo(401);
            assertThat(inspect(id, bad, disposition("SCRAP")).status()).isEqualTo(401);
        }
        assertThat(events(id)).isEqualTo(1);
    }

    @Test
    void odd_input_is_refused_clearly_and_changes_nothing() {
        String id = opened(newShipment(), "S-TZ-01");
        assertThat(errors(inspect(id, centre, Map.of()))).containsExactly("disposition");
        assertThat(errors(inspect(id, centre, Map.of("disposition", "BURN")))).containsExactly("disposition");
        assertThat(errors(inspect(id, centre, Map.of("disposition", "SCRAP", "note", "x".repeat(2_001)))))
                .containsExactly("note");
        for (String blank : List.of("", " ", "\u3000\n")) {
            assertThat(errors(inspect(id, centre, Map.of("disposition", "SCRAP", "note", blank))))
                    .containsExactly("note");
        }
        for (Object body : List.of(
                "",
                "[]",
                "{",
                "null",
                Map.of("disposition", "SCRAP", "note", "a\u0000b"),
                "{\"disposition\":\"SCRAP\",\"note\":\"\\uD800\"}")) {
            assertThat(inspect(id, centre, body).status()).as("%s", body).isEqualTo(400);
        }
        for (String path : List.of(
                "/api/returns?status=LOST",
                "/api/returns?limit=many",
                "/api/returns?limit=0",
                "/api/returns?cursor=nonsense",
                "/api/returns?cursor=WyJ5ZXN0ZXJkYXkiLCJSTUEtMSJd",
                "/api/returns?from=yesterday",
                "/api/returns/%s?asOf=now".formatted(id),
                "/api/returns?shipmentId=%00")) {
            assertThat(http().get(path, hq).status()).as(path).isEqualTo(400);
        }
        assertThat(http().get("/api/returns/%27%20or%201=1", hq).status()).isEqualTo(404);
        assertThat(inspect("RMA-NOWHERE", hq, disposition("SCRAP")).status()).isEqualTo(404);
        assertThat(events(id)).isEqualTo(1);
    }

    private static List<String> errors(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        return each(answer.body().at("/errors"), "/field");
    }

    @Test
    void a_note_may_have_lines_and_be_long() {
        String id = opened(newShipment(), "S-TZ-01");
        String note = "铰链弯曲\n\tsee photo ".repeat(120);
        assertThat(note).hasSizeBetween(1_900, 2_000);
        assertThat(inspect(id, centre, Map.of("disposition", "SCRAP", "note", note))
                        .text("/note"))
                .isEqualTo(note);
    }

    @Test
    void its_description_names_every_operation() {
        JsonNode paths = http().get("/v3/api-docs", hq).body().at("/paths");
        assertThat(paths.findValuesAsString("operationId"))
                .contains("listReturns", "getReturn", "inspectReturn")
                .noneMatch(name -> name.matches(".*_\\d+"));
        JsonNode inspection = paths.at("/~1api~1returns~1{returnId}~1inspection/post");
        assertThat(inspection
                        .at("/requestBody/content/application~1json/schema/$ref")
                        .asString())
                .endsWith("/InspectionBody");
        assertThat(inspection.toString()).contains("/ReturnView");
        JsonNode schemas = http().get("/v3/api-docs", hq).body().at("/components/schemas");
        assertThat(schemas.at("/ReturnView/example/returnId").asString()).startsWith("RMA-");
        assertThat(schemas.at("/InspectionBody/example/disposition").asString()).isEqualTo("SCRAP");
    }

    @Test
    void the_world_hears_of_the_return_and_of_its_disposition() {
        String id = opened(newShipment(), "S-TZ-01");
        inspect(id, centre, Map.of("disposition", "SCRAP"));
        List<Seen> told =
                returns
                        .readUntil(seen -> seen.stream()
                                        .filter(one -> id.equals(one.key()))
                                        .count()
                                == 5)
                        .stream()
                        .filter(one -> id.equals(one.key()))
                        .toList();
        assertThat(told.stream().map(one -> one.event().getType()))
                .containsExactly(
                        "io.partline.returns.return-opened.v1",
                        "io.partline.returns.return-opened.v2",
                        "io.partline.returns.return-received.v1",
                        "io.partline.returns.return-inspected.v1",
                        "io.partline.returns.return-inspected.v2");
        assertThat(told.getLast().body())
                .contains("\"siteId\":\"C-HZ\"", "\"disposition\":\"SCRAP\"")
                .doesNotContain("note");
    }

    @Test
    void a_rebuild_gives_the_rows_that_were_there_and_heals_one_that_was_spoilt() {
        String id = opened(newShipment(), "S-TZ-01");
        opened(newShipment(), "C-NB");
        inspect(id, centre, disposition("REFURBISH"));
        String row = "select count(*) from return_authorisation where return_id = ? and status = 'IN_REFURBISHMENT'";
        Await.until(() -> count(row, id) == 1);
        List<Map<String, Object>> live = rows();
        assertThat(live).hasSizeGreaterThan(1);
        assertThat(differingRowsOfRebuild()).isEqualTo(0);
        assertThat(rows()).isEqualTo(live);
        jdbc.update("update return_authorisation set inspection_site = 'C-NB' where return_id = ?", id);
        assertThat(differingRowsOfRebuild()).isEqualTo(2);
        assertThat(rows()).isEqualTo(live);
    }

    private List<Map<String, Object>> rows() {
        return jdbc.queryForList("select * from return_authorisation order by return_id");
    }

    private int differingRowsOfRebuild() {
        Answer begun = http().post("/ops/followers/returns/rebuild", TestTokens.ops(), Map.of());
        assertThat(begun.status()).isEqualTo(202);
        return Await.until(
                        () -> http().get("/ops/followers/returns", TestTokens.ops()),
                        answer -> answer.text("/rebuild/state").equals("DONE")
                                && answer.text("/rebuild/startedAt").equals(begun.text("/startedAt")))
                .body()
                .at("/rebuild/differingRows")
                .asInt();
    }
}
