package io.partline.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.ServiceUnderTest;
import io.partline.chassis.testing.TestTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people and carriers can do over HTTP, and what they cannot. */
@ServiceUnderTest
class LogisticsServiceTest extends LogisticsStory {
    @Test
    void a_reservation_becomes_a_shipment_that_its_source_dispatches_and_its_carrier_delivers() {
        String order = newOrder();
        String id = planned(order, 1);
        Answer listed = Await.until(
                () -> http().get("/api/shipments?serviceOrderId=" + order, station),
                answer -> answer.body().at("/items").size() == 1);
        assertThat(listed.text("/items/0/shipmentId")).isEqualTo(id);
        assertThat(listed.text("/items/0/status")).isEqualTo("PLANNED");
        assertThat(listed.text("/items/0/carrierId")).isEqualTo("CR-01");
        assertThat(listed.text("/items/0/source")).isEqualTo("C-NB");
        assertThat(listed.text("/items/0/destination")).isEqualTo("S-TZ-01");
        assertThat(Instant.parse(listed.text("/items/0/expectedDeliveryAt")))
                .as("8 hours by the lane")
                .isEqualTo(Instant.parse(listed.text("/items/0/plannedAt")).plusSeconds(8 * 3_600));

        Answer early = report(id, carrier1, delivery("Wang Li", "GOOD"));
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.problem()).isEqualTo("not-dispatched");
        Answer notAllowed = dispatch(id, station);
        assertThat(notAllowed.status()).as("the receiver").isEqualTo(403);
        assertThat(notAllowed.text("/action")).isEqualTo("dispatch-shipment");
        assertThat(notAllowed.text("/detail")).isEqualTo("Only the source site or HQ may dispatch this shipment.");
        assertThat(dispatch(id, carrier1).status()).as("the carrier").isEqualTo(403);
        assertThat(dispatch(id, TestTokens.ops()).status()).isEqualTo(403);
        assertThat(shipmentEvents(id)).as("nothing happened but the plan").isEqualTo(1);

        assertThat(dispatch(id, source).text("/status")).isEqualTo("IN_TRANSIT");
        assertThat(dispatch(id, hq).text("/status")).isEqualTo("IN_TRANSIT");
        assertThat(report(id, station, milestone("ARRIVED")).status()).isEqualTo(403);
        assertThat(report(id, carrier1, milestone("PICKED_UP")).text("/milestones/0/type"))
                .isEqualTo("PICKED_UP");
        assertThat(report(id, carrier1, milestone("DELIVERED")).problem()).isEqualTo("proof-of-delivery-missing");
        Map<String, Object> delivery = delivery("Wang Li", "GOOD");
        for (int i = 0; i < 2; i++) {
            Answer delivered = report(id, carrier1, delivery);
            assertThat(delivered.text("/status")).isEqualTo("DELIVERED");
            assertThat(delivered.text("/proofOfDelivery/signedBy")).isEqualTo("Wang Li");
        }
        assertThat(report(id, carrier1, milestone("DAMAGED")).problem()).isEqualTo("shipment-ended");
        assertThat(shipmentEvents(id))
                .as("plan, dispatch, pick-up, delivery: each once")
                .isEqualTo(4);
    }

    @Test
    void damage_opens_one_claim_that_those_it_concerns_can_see() {
        String id = inTransit(newOrder());
        Map<String, Object> damage = milestone("DAMAGED");
        damage.put("note", "carton crushed");
        assertThat(report(id, carrier1, damage).text("/status")).isEqualTo("DAMAGED");
        assertThat(report(id, carrier1, damage).text("/status")).isEqualTo("DAMAGED");
        assertThat(report(id, carrier1, delivery("Wang Li", "GOOD")).problem()).isEqualTo("shipment-ended");

        Answer claims = Await.until(
                () -> http().get("/api/claims?shipmentId=" + id, hq),
                answer -> answer.body().at("/items").size() == 1);
        assertThat(claims.text("/items/0/carrierId")).isEqualTo("CR-01");
        assertThat(claims.text("/items/0/status")).isEqualTo("OPEN");
        assertThat(claims.text("/items/0/reason")).isEqualTo("damaged in transit: carton crushed");
        assertThat(claims.text("/items/0/source")).isEqualTo("C-NB");
        assertThat(claims.text("/items/0/destination")).isEqualTo("S-TZ-01");
        assertThat(claims.body().at("/items/0"))
                .isEqualTo(http().get("/api/claims/CL-" + id, hq).body());
        String homeCentre = TestTokens.centre("C-HZ");
        assertThat(http().get("/api/claims/CL-" + id, homeCentre).status()).isEqualTo(200);
        assertThat(http().get("/api/claims?shipmentId=" + id, homeCentre).body().at("/items"))
                .hasSize(1);
        assertThat(http().get("/api/claims/CL-" + id, TestTokens.centre("C-GZ")).status())
                .isEqualTo(404);
        String openedAt = claims.text("/items/0/openedAt");
        String of = "/api/claims?shipmentId=" + id;
        assertThat(claimsListed(of + "&status=OPEN&carrierId=CR-01&from=" + openedAt))
                .hasSize(1);
        assertThat(claimsListed(of + "&carrierId=CR-02")).isEmpty();
        assertThat(claimsListed(of + "&to=" + openedAt)).isEmpty();
        assertThat(events("claim:CL-" + id, "claim-opened")).isEqualTo(1);
        for (String concerned : List.of(hq, TestTokens.ops(), carrier1, station, source)) {
            assertThat(http().get("/api/claims/CL-" + id, concerned).status()).isEqualTo(200);
        }
        for (String stranger : List.of(carrier2, TestTokens.station("S-HZ-02"), TestTokens.centre("C-SH"))) {
            assertThat(http().get("/api/claims/CL-" + id, stranger).status()).isEqualTo(404);
            assertThat(each(http().get("/api/claims?limit=200", stranger).body().at("/items"), "/shipmentId"))
                    .doesNotContain(id);
        }
    }

    private List<String> claimsListed(String path) {
        Answer page = http().get(path, hq);
        assertThat(page.status()).isEqualTo(200);
        return each(page.body().at("/items"), "/claimId");
    }

    @Test
    void claims_are_listed_the_newest_first() {
        String first = inTransit(newOrder());
        report(first, carrier1, milestone("DAMAGED"));
        Await.until(() -> count("select count(*) from claim where shipment_id = ?", first) == 1);
        String second = inTransit(newOrder());
        report(second, carrier1, milestone("DAMAGED"));
        Await.until(() -> count("select count(*) from claim where shipment_id = ?", second) == 1);
        Answer page = http().get("/api/claims?limit=1", hq);
        assertThat(page.text("/items/0/claimId")).isEqualTo("CL-" + second);
        Answer next = http().get("/api/claims?limit=1&cursor=" + page.text("/nextCursor"), hq);
        assertThat(next.text("/items/0/claimId")).isEqualTo("CL-" + first);
    }

    @Test
    void a_shipment_is_seen_by_those_it_concerns_only() {
        String id = inTransit(newOrder());
        Await.until(
                () -> count("select count(*) from shipment where shipment_id = ? and status = 'IN_TRANSIT'", id) == 1);
        String homeCentre = TestTokens.centre("C-HZ");
        for (String concerned : List.of(station, source, homeCentre, hq, TestTokens.ops(), carrier1)) {
            assertThat(http().get("/api/shipments/" + id, concerned).status()).isEqualTo(200);
            assertThat(listed(concerned, "")).contains(id);
        }
        for (String stranger : List.of(TestTokens.station("S-HZ-02"), TestTokens.centre("C-SH"), carrier2)) {
            assertThat(http().get("/api/shipments/" + id, stranger).status()).isEqualTo(404);
            assertThat(report(id, stranger, milestone("DAMAGED")).status()).isEqualTo(404);
            assertThat(dispatch(id, stranger).status()).isEqualTo(404);
            assertThat(listed(stranger, "")).doesNotContain(id);
        }
        assertThat(shipmentEvents(id)).as("plan and dispatch").isEqualTo(2);
    }

    private List<String> listed(String token, String filter) {
        List<String> ids = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = http().get("/api/shipments?limit=3&cursor=" + cursor + filter, token);
            assertThat(page.status()).as("%s %s", filter, page.body()).isEqualTo(200);
            ids.addAll(each(page.body().at("/items"), "/shipmentId"));
            each(page.body().at("/items"), "/plannedAt").forEach(at -> times.add(Instant.parse(at)));
            cursor = page.body().has("nextCursor") ? page.text("/nextCursor") : null;
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(times).as("the newest first").isSortedAccordingTo(Comparator.reverseOrder());
        return ids;
    }

    @Test
    void a_list_says_what_a_single_shipment_says_and_is_narrowed_by_order_status_carrier_and_time() {
        String order = newOrder();
        String first = inTransit(order);
        report(first, carrier1, milestone("ARRIVED"));
        report(first, carrier1, delivery("Wang Li", "GOOD"));
        String second = planned(order, 2);
        Await.until(
                () -> count("select count(*) from shipment where shipment_id = ? and status = 'DELIVERED'", first) == 1
                        && count("select count(*) from shipment where shipment_id = ?", second) == 1);
        Answer listed = http().get("/api/shipments?serviceOrderId=" + order, hq);
        assertThat(listed.body().at("/items/0"))
                .isEqualTo(http().get("/api/shipments/" + second, hq).body());
        assertThat(listed.body().at("/items/1"))
                .isEqualTo(http().get("/api/shipments/" + first, hq).body());
        assertThat(listed.text("/items/1/replacedBy")).isEqualTo(second);
        String of = "&serviceOrderId=" + order;
        assertThat(listed(hq, of + "&status=DELIVERED")).containsExactly(first);
        assertThat(listed(hq, of + "&carrierId=CR-02")).containsExactly(second);
        String firstAt = listed.text("/items/1/plannedAt");
        String secondAt = listed.text("/items/0/plannedAt");
        assertThat(listed(hq, of + "&from=" + firstAt)).containsExactly(second, first);
        assertThat(listed(hq, of + "&to=" + firstAt)).as("exclusive").isEmpty();
        assertThat(listed(hq, of + "&from=%s&to=%s".formatted(firstAt, secondAt)))
                .containsExactly(first);
        assertThat(listed(hq, of + "&from=2000-01-01T08:00:00%2B08:00"))
                .as("an offset is fine")
                .containsExactly(second, first);
        assertThat(listed(
                        hq,
                        of
                                + "&from=%s&to=%s"
                                        .formatted(
                                                Instant.MIN,
                                                Instant.MAX.toString().replace("+", "%2B"))))
                .containsExactly(second, first);
    }

    @Test
    void a_shipment_a_claim_and_a_carrier_can_be_read_as_they_were() {
        String id = planned(newOrder(), 1);
        Instant plannedAt = Instant.parse(http().get("/api/shipments/" + id, hq).text("/plannedAt"));
        Await.until(() -> Instant.now().isAfter(plannedAt.plusMillis(500)));
        dispatch(id, source);
        report(id, carrier1, milestone("DAMAGED"));
        assertThat(asOf("/api/shipments/" + id, plannedAt.plusMillis(400)).text("/status"))
                .isEqualTo("PLANNED");
        assertThat(asOf("/api/shipments/" + id, Instant.now()).text("/status")).isEqualTo("DAMAGED");
        assertThat(asOf("/api/shipments/" + id, plannedAt.minusSeconds(60)).status())
                .isEqualTo(404);
        Await.until(() -> http().get("/api/claims/CL-" + id, station).status() == 200);
        assertThat(asOf("/api/claims/CL-" + id, plannedAt).status()).isEqualTo(404);
        assertThat(asOf("/api/claims/CL-" + id, Instant.now().plusSeconds(1)).status())
                .isEqualTo(200);
        assertThat(asOf("/api/carriers/CR-01", Instant.now()).status()).isEqualTo(200);
        assertThat(asOf("/api/carriers/CR-01", Instant.EPOCH).status()).isEqualTo(404);
    }

    private Answer asOf(String path, Instant instant) {
        return http().get(path + "?asOf=" + instant, hq);
    }

    @Test
    void what_happened_before_it_left_is_refused() {
        String id = inTransit(newOrder());
        Map<String, Object> delivery = delivery("Wang Li", "GOOD");
        for (Instant past : List.of(Instant.MIN, Instant.now().minusSeconds(3_600))) {
            delivery.put("occurredAt", past.toString());
            assertThat(report(id, carrier1, delivery).problem()).isEqualTo("occurred-before-it-left");
        }
        assertThat(status(id)).isEqualTo("IN_TRANSIT");
    }

    @Test
    void its_description_names_every_operation() {
        Answer description = http().get("/v3/api-docs", hq);
        assertThat(description.body().at("/paths").findValuesAsString("operationId"))
                .contains(
                        "listShipments",
                        "getShipment",
                        "dispatchShipment",
                        "reportMilestone",
                        "listClaims",
                        "getClaim",
                        "listCarriers",
                        "getCarrier")
                .noneMatch(name -> name.matches(".*_\\d+"));
        for (String path : List.of("dispatch", "milestones")) {
            assertThat(description
                            .body()
                            .at("/paths/~1api~1shipments~1{shipmentId}~1%s/post/responses".formatted(path))
                            .toString())
                    .contains("/ShipmentView");
        }
        for (String schema : List.of("ShipmentView", "MilestoneReport", "ClaimView", "CarrierView", "CarrierRow")) {
            assertThat(description
                            .body()
                            .at("/components/schemas/%s/example".formatted(schema))
                            .isObject())
                    .as("an example of %s", schema)
                    .isTrue();
        }
        assertThat(description.text("/components/schemas/Money/properties/amount/type"))
                .isEqualTo("string");
    }

    @Test
    void a_carrier_lists_its_own_shipments_whatever_it_asks_for() {
        String order = newOrder();
        String of1 = planned(order, 1);
        String of2 = planned(order, 2);
        Await.until(() -> count("select count(*) from shipment where service_order_id = ?", order) == 2);
        assertThat(listed(hq, "&serviceOrderId=" + order))
                .as("the newest first")
                .containsExactly(of2, of1);
        assertThat(listed(carrier2, "&serviceOrderId=" + order)).containsExactly(of2);
        assertThat(listed(carrier2, "&carrierId=CR-01")).isEmpty();
        assertThat(each(http().get("/api/shipments?limit=200", carrier2).body().at("/items"), "/carrierId"))
                .containsOnly("CR-02");
        assertThat(listed(hq, "&status=DAMAGED")).doesNotContain(of1, of2);
    }

    @Test
    void carriers_do_not_see_each_others_terms() {
        assertThat(each(http().get("/api/carriers", carrier2).body().at("/items"), "/carrierId"))
                .containsExactly("CR-02");
        assertThat(http().get("/api/carriers/CR-01", carrier2).status()).isEqualTo(404);
        assertThat(http().get("/api/carriers", station).status()).isEqualTo(403);
        assertThat(http().get("/api/carriers/CR-02", carrier2).text("/lanes/1/rate/amount"))
                .isEqualTo("42.50");
        assertThat(http().get("/api/carriers/CR-02", carrier2).text("/lanes/1/rate/currency"))
                .isEqualTo("CNY");
        assertThat(each(http().get("/api/carriers", hq).body().at("/items"), "/carrierId"))
                .contains("CR-01", "CR-02");
    }

    @Test
    void the_same_carrier_file_again_changes_nothing_and_a_bad_row_stops_no_other() {
        assertThat(http().importCsv("carriers", hq, CARRIERS).text("/unchangedRows"))
                .isEqualTo("3");
        Answer report = http().importCsv(
                        "carriers",
                        hq,
                        CARRIERS
                                + "CR-03,Nowhere,无,ATLANTIS,EAST,8,18.00,CNY,0,0,0\n"
                                + "CR-04,Far West,远西,NORTHWEST,CENTRAL,48,60.00,CNY,0,0,0\n");
        assertThat(report.text("/acceptedRows")).isEqualTo("1");
        assertThat(report.text("/rejections/0/line")).isEqualTo("5");
        assertThat(report.text("/rejections/0/reason")).contains("originRegion is 'ATLANTIS'");
        assertThat(http().importCsv("carriers", carrier1, CARRIERS).status()).isEqualTo(403);
    }

    @Test
    void nobody_comes_in_without_a_good_token() {
        String id = planned(newOrder(), 1);
        for (String bad : new String[] {null, TestTokens.forged("C-NB"), TestTokens.expired("C-NB"), "nonsense"}) {
            assertThat(http().get("/api/shipments/" + id, bad).status()).isEqualTo(401);
            assertThat(dispatch(id, bad).status()).isEqualTo(401);
            assertThat(http().get("/api/claims", bad).status()).isEqualTo(401);
        }
        assertThat(shipmentEvents(id)).isEqualTo(1);
    }

    @Test
    void a_malformed_milestone_is_refused_field_by_field() {
        String id = inTransit(newOrder());
        Map<String, Object> vanished = milestone("VANISHED");
        Map<String, Object> yesterday = milestone("ARRIVED");
        yesterday.put("occurredAt", "yesterday");
        Map<String, Object> long_ = milestone("ARRIVED");
        long_.put("note", "x".repeat(2_001));
        for (String member : List.of("note", "location")) {
            for (String blank : List.of("", " ", "\u3000")) {
                Map<String, Object> saysNothing = milestone("ARRIVED");
                saysNothing.put(member, blank);
                assertThat(errors(report(id, carrier1, saysNothing))).containsExactly(member);
            }
        }
        Map<String, Object> nul = milestone("ARRIVED");
        nul.put("note", "a\u0000b");
        Map<String, Object> unsaid = delivery(" ", "GOOD");
        Map<String, Object> perhaps = delivery("Wang Li", "PERHAPS");
        assertThat(errors(report(id, carrier1, Map.of()))).containsExactly("occurredAt", "type");
        assertThat(errors(report(id, carrier1, vanished))).containsExactly("type");
        assertThat(errors(report(id, carrier1, yesterday))).containsExactly("occurredAt");
        assertThat(errors(report(id, carrier1, long_))).containsExactly("note");
        assertThat(errors(report(id, carrier1, unsaid))).containsExactly("proofOfDelivery.signedBy");
        assertThat(errors(report(id, carrier1, perhaps))).containsExactly("proofOfDelivery.condition");
        Map<String, Object> tomorrow = milestone("ARRIVED");
        tomorrow.put("occurredAt", Instant.now().plusSeconds(86_400).toString());
        assertThat(report(id, carrier1, tomorrow).problem()).isEqualTo("occurred-in-the-future");
        tomorrow.put("occurredAt", Instant.MAX.toString());
        assertThat(report(id, carrier1, tomorrow).status()).isEqualTo(422);
        for (Object body : List.of(
                nul,
                delivery("a\u0000b", "GOOD"),
                "",
                "[]",
                "{",
                "null",
                "\"ARRIVED\"",
                "{\"type\":\"ARRIVED\",\"occurredAt\":\"2026-11-23T08:00:00Z\",\"note\":\"\\uD800\"}")) {
            assertThat(report(id, carrier1, body).status()).as("%s", body).isEqualTo(400);
        }
        assertThat(shipmentEvents(id)).as("plan and dispatch").isEqualTo(2);
        Map<String, Object> twoLines = milestone("ARRIVED");
        twoLines.put("note", "纸箱破损\nsee photo");
        assertThat(report(id, carrier1, twoLines).text("/milestones/0/note")).isEqualTo("纸箱破损\nsee photo");
    }

    private static List<String> errors(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        return each(answer.body().at("/errors"), "/field");
    }

    @Test
    void odd_questions_get_clear_answers() {
        for (String path : List.of(
                "/api/shipments?status=LOST",
                "/api/shipments?limit=many",
                "/api/shipments?status=NONE",
                "/api/shipments?limit=0",
                "/api/shipments?limit=201",
                "/api/shipments?from=yesterday",
                "/api/shipments?to=tomorrow",
                "/api/shipments?cursor=nonsense",
                "/api/shipments?cursor=WyJ5ZXN0ZXJkYXkiLCJTSC0xIl0",
                "/api/shipments/SH-NOWHERE-1.1?asOf=now",
                "/api/claims?status=CLOSED",
                "/api/claims?from=yesterday",
                "/api/shipments?serviceOrderId=%00",
                "/api/claims?shipmentId=%00",
                "/api/claims?cursor=nonsense",
                "/api/carriers?cursor=nonsense")) {
            assertThat(http().get(path, hq).status()).as(path).isEqualTo(400);
        }
        for (String path : List.of(
                "/api/shipments/SH-NOWHERE-1.1",
                "/api/shipments/%27%20or%201=1",
                "/api/claims/CL-NOWHERE",
                "/api/carriers/CR-99")) {
            assertThat(http().get(path, hq).status()).as(path).isEqualTo(404);
        }
        assertThat(dispatch("SH-NOWHERE-1.1", hq).status()).isEqualTo(404);
        assertThat(report("SH-NOWHERE-1.1", hq, milestone("ARRIVED")).status()).isEqualTo(404);
    }

    @Test
    void the_same_key_reports_once() {
        String id = inTransit(newOrder());
        String path = "/api/shipments/%s/milestones".formatted(id);
        String key = UUID.randomUUID().toString();
        Map<String, Object> arrived = milestone("ARRIVED");
        Answer first = http().post(path, carrier1, arrived, key);
        assertThat(http().post(path, carrier1, arrived, key).body()).isEqualTo(first.body());
        assertThat(http().post(path, carrier1, milestone("OUT_FOR_DELIVERY"), key)
                        .status())
                .isEqualTo(422);
        assertThat(events("shipment:" + id, "milestone-reported")).isEqualTo(1);
    }

    @Test
    void a_rebuild_gives_the_rows_that_were_there_and_heals_one_that_was_spoilt() {
        String order = newOrder();
        String delivered = inTransit(order);
        report(delivered, carrier1, delivery("Wang Li", "GOOD"));
        String damaged = inTransit(newOrder());
        report(damaged, carrier1, milestone("DAMAGED"));
        planned(order, 2);
        Await.until(() -> count("select count(*) from claim where shipment_id = ?", damaged) == 1
                && count("select count(*) from shipment where status = 'DELIVERED'") > 0
                && count("select count(*) from shipment where shipment_id = ?", shipment(order, 2)) == 1);
        Map<String, List<String>> tables = Map.of(
                "shipments", List.of("shipment"), "claims", List.of("claim"), "lanes", List.of("carrier", "lane"));
        tables.forEach((projection, names) -> {
            List<List<Map<String, Object>>> live =
                    names.stream().map(this::rows).toList();
            assertThat(live).allSatisfy(rows -> assertThat(rows).isNotEmpty());
            assertThat(differingRowsOfRebuild(projection)).as(projection).isEqualTo(0);
            assertThat(names.stream().map(this::rows).toList()).as(projection).isEqualTo(live);
        });
        jdbc.update("update shipment set status = 'PLANNED' where shipment_id = ?", delivered);
        jdbc.update("delete from claim where shipment_id = ?", damaged);
        assertThat(differingRowsOfRebuild("shipments")).isEqualTo(2);
        assertThat(differingRowsOfRebuild("claims")).isEqualTo(1);
        assertThat(listed(hq, "&status=DELIVERED")).contains(delivered);
        assertThat(each(
                        http().get("/api/claims?shipmentId=" + damaged, hq)
                                .body()
                                .at("/items"),
                        "/claimId"))
                .containsExactly("CL-" + damaged);
    }

    private List<Map<String, Object>> rows(String table) {
        return jdbc.queryForList("select * from %s order by 1, 2, 3".formatted(table));
    }

    private int differingRowsOfRebuild(String projection) {
        Answer begun = http().post("/ops/followers/%s/rebuild".formatted(projection), TestTokens.ops(), Map.of());
        assertThat(begun.status()).isEqualTo(202);
        Answer rebuilt = Await.until(
                () -> http().get("/ops/followers/" + projection, TestTokens.ops()),
                answer -> answer.text("/rebuild/state").equals("DONE")
                        && answer.text("/rebuild/startedAt").equals(begun.text("/startedAt")));
        return rebuilt.body().at("/rebuild/differingRows").asInt();
    }
}
