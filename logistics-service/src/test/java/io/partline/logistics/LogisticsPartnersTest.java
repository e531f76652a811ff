package io.partline.logistics;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.ContractSchemas;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.ServiceUnderTest;
import io.partline.chassis.testing.TestTokens;
import io.partline.chassis.testing.TestTopic;
import io.partline.chassis.testing.TestTopic.Seen;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What other services and carriers say on their topics, in any order and more than once, and what they are told. */
@ServiceUnderTest
class LogisticsPartnersTest extends LogisticsStory {
    private static final String RESERVED = "io.partline.inventory.stock-reserved.v1";
    private static final String REPORTED = "io.partline.carrier.milestone-reported.v1";

    @Test
    void a_reservation_told_twice_is_one_shipment() {
        String order = newOrder();
        String id = UUID.randomUUID().toString();
        for (String eventId : List.of(id, id, UUID.randomUUID().toString())) {
            inventory.send(eventId, RESERVED, order + "-1", reservation(order, 1, "C-NB", "S-TZ-01"));
        }
        planned(order, 2);
        assertThat(shipmentEvents(shipment(order, 1))).isEqualTo(1);
    }

    @Test
    void what_lies_on_the_own_shelf_needs_no_shipment() {
        String order = newOrder();
        reserve(order, 1, "S-TZ-01", "S-TZ-01");
        planned(order, 2);
        assertThat(http().get("/api/shipments/" + shipment(order, 1), hq).status())
                .isEqualTo(404);
        assertThat(shipmentEvents(shipment(order, 1))).isZero();
    }

    @Test
    void the_replacement_may_be_planned_before_the_damage_is_heard_of() {
        String order = newOrder();
        String first = inTransit(order);
        String second = planned(order, 2);
        assertThat(http().get("/api/shipments/" + second, hq).text("/replaces")).isEqualTo(first);
        assertThat(http().get("/api/shipments/" + first, hq).text("/replacedBy"))
                .isEqualTo(second);
        report(first, carrier1, milestone("DAMAGED"));
        Await.until(() -> events("claim:CL-" + first, "claim-opened") == 1);
        assertThat(status(first)).isEqualTo("DAMAGED");
        assertThat(status(second)).isEqualTo("PLANNED");
        assertThat(dispatch(second, hq).text("/status")).isEqualTo("IN_TRANSIT");
    }

    @Test
    void attempts_told_in_the_wrong_order_end_alike() {
        String order = newOrder();
        String second = planned(order, 2);
        String first = planned(order, 1);
        assertThat(http().get("/api/shipments/" + second, hq).text("/replaces")).isEqualTo(first);
        assertThat(http().get("/api/shipments/" + first, hq).text("/replacedBy"))
                .isEqualTo(second);
        assertThat(http().get("/api/shipments/" + first, hq).body().has("replaces"))
                .isFalse();
    }

    @Test
    void damage_found_on_receipt_is_told_by_requests_and_opens_one_claim() {
        String good = inTransit(newOrder());
        report(good, carrier1, delivery("Wang Li", "GOOD"));
        String bad = inTransit(newOrder());
        report(bad, carrier1, delivery("Wang Li", "GOOD"));
        received(good, "GOOD");
        received(bad, "DAMAGED");
        received(bad, "DAMAGED");
        awaitStatus(bad, "DAMAGED");
        Answer claim =
                Await.until(() -> http().get("/api/claims/CL-" + bad, station), answer -> answer.status() == 200);
        assertThat(claim.text("/reason")).startsWith("found damaged on receipt");
        received(bad, "GOOD");
        String third = inTransit(newOrder());
        report(third, carrier1, delivery("Wang Li", "DAMAGED"));
        Await.until(() -> events("claim:CL-" + third, "claim-opened") == 1);
        assertThat(events("shipment:" + bad, "shipment-damaged")).isEqualTo(1);
        assertThat(events("claim:CL-" + bad, "claim-opened")).isEqualTo(1);
        assertThat(status(good)).isEqualTo("DELIVERED");
    }

    /** All under one key: told in this order. */
    private void received(String shipmentId, String condition) {
        String lineId = shipmentId.replaceFirst("^SH-", "").replaceFirst("\\..*$", "");
        requests.send(
                "io.partline.requests.line-received.v1",
                "one-key",
                Map.of(
                        "serviceOrderId",
                        lineId.replaceFirst("-1$", ""),
                        "lineId",
                        lineId,
                        "shipmentId",
                        shipmentId,
                        "quantity",
                        1,
                        "condition",
                        condition,
                        "receivedAt",
                        Instant.now().toString()));
    }

    @Test
    void everybody_reads_why_a_carrier_was_chosen_but_a_carrier_reads_its_own_business_only() {
        String order = newOrder();
        String of1 = inTransit(order);
        String of2 = planned(order, 2);
        dispatch(of2, hq);
        report(of1, carrier1, milestone("DAMAGED"));
        report(of2, carrier2, delivery("Wang Li", "GOOD"));

        List<Seen> toAll = logistics.readUntil(seen -> told(seen, of2).contains("shipment-delivered")
                && told(seen, of1).contains("shipment-damaged")
                && told(seen, "CL-" + of1).contains("claim-opened"));
        assertThat(told(toAll, of1)).containsExactly("shipment-planned", "shipment-dispatched", "shipment-damaged");
        assertThat(toAll.stream()
                        .filter(one -> one.key().equals(of1))
                        .findFirst()
                        .orElseThrow()
                        .body())
                .contains("carrierChoice", "CR-02");

        List<Seen> to1 = new TestTopic("partline.carrier.CR-01.v1")
                .readUntil(seen -> told(seen, "CL-" + of1).contains("claim-opened"));
        List<Seen> to2 = new TestTopic("partline.carrier.CR-02.v1")
                .readUntil(seen -> told(seen, of2).contains("shipment-delivered"));
        assertThat(told(to1, of1)).containsExactly("shipment-planned", "shipment-dispatched", "shipment-damaged");
        assertThat(told(to2, of2)).containsExactly("shipment-planned", "shipment-dispatched", "shipment-delivered");
        assertThat(to1)
                .allSatisfy(one -> assertThat(one.body())
                        .contains("\"carrierId\":\"CR-01\"")
                        .doesNotContain("carrierChoice", "CR-02"));
        assertThat(to2)
                .allSatisfy(one -> assertThat(one.body())
                        .contains("\"carrierId\":\"CR-02\"")
                        .doesNotContain("carrierChoice", "CR-01"));
    }

    private static List<String> told(List<Seen> seen, String key) {
        return seen.stream()
                .filter(one -> key.equals(one.key()) && one.event().getType().endsWith(".v1"))
                .map(one -> one.event()
                        .getType()
                        .replaceFirst("io.partline.logistics.", "")
                        .replaceFirst("\\.v1$", ""))
                .toList();
    }

    @Test
    void a_carrier_reports_on_its_reply_topic_as_it_would_over_http() {
        String id = inTransit(newOrder());
        repliesOf1.send(REPORTED, id, reply(id, milestone("ARRIVED")));
        Map<String, Object> delivery = reply(id, delivery("Wang Li", "GOOD"));
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        delivery.put("occurredAt", ISO_OFFSET_DATE_TIME.format(at.atOffset(ZoneOffset.ofHours(8))));
        repliesOf1.send(REPORTED, id, delivery);
        repliesOf1.send(REPORTED, id, delivery);
        awaitStatus(id, "DELIVERED");
        Answer seen = http().get("/api/shipments/" + id, station);
        assertThat(each(seen.body().at("/milestones"), "/type")).containsExactly("ARRIVED", "DELIVERED");
        assertThat(seen.text("/proofOfDelivery/signedBy")).isEqualTo("Wang Li");
        assertThat(seen.text("/deliveredAt")).as("kept in UTC").isEqualTo(at.toString());
    }

    private static Map<String, Object> reply(String shipmentId, Map<String, Object> milestone) {
        Map<String, Object> reply = new HashMap<>(milestone);
        reply.put("shipmentId", shipmentId);
        return reply;
    }

    @Test
    void a_reply_about_another_carriers_shipment_has_no_effect_and_holds_nobody_up() {
        String order = newOrder();
        String of1 = inTransit(order);
        String of2 = planned(order, 2);
        dispatch(of2, hq);
        String others = repliesOf2.send(REPORTED, of1, reply(of1, milestone("DAMAGED")));
        repliesOf2.send(REPORTED, of1, reply(of1, Map.of("type", "DAMAGED")));
        String nowhere = repliesOf2.send(REPORTED, of1, reply("SH-NOWHERE-1.1", milestone("DAMAGED")));
        repliesOf2.send(REPORTED, of1, reply(of2, milestone("ARRIVED")));
        Await.until(() -> events("shipment:" + of2, "milestone-reported") == 1);
        assertThat(status(of1)).isEqualTo("IN_TRANSIT");
        assertThat(shipmentEvents(of1)).as("plan and dispatch").isEqualTo(2);
        repliesOf1.send(REPORTED, of1, reply(of1, delivery("Wang Li", "GOOD")));
        awaitStatus(of1, "DELIVERED");
        assertThat(count("select count(*) from dead_letter where key like '%' || ?", of1))
                .isZero();
        assertThat(refused(2, others).body()).contains("NOT_FOUND", of1 + " is no shipment of yours");
        assertThat(refused(2, nowhere).body()).contains("NOT_FOUND", "SH-NOWHERE-1.1 is no shipment of yours");
    }

    @Test
    void a_report_of_a_type_that_nobody_knows_is_refused_to_its_sender_and_holds_nobody_up() {
        String id = inTransit(newOrder());
        String type = "io.partline.carrier.tea-served.v9";
        String tea = repliesOf1.send(type, id, Map.of("shipmentId", id));
        repliesOf1.send(REPORTED, id, reply(id, milestone("ARRIVED")));
        Seen refused = refused(1, tea);
        ContractSchemas.verify(refused.event().getType(), EventJson.mapper().readTree(refused.body()));
        assertThat(refused.body()).contains("UNKNOWN_TYPE", type, REPORTED, "不识别类型为");
        Await.until(() -> events("shipment:" + id, "milestone-reported") == 1);
    }

    @Test
    void a_report_of_what_cannot_have_happened_is_refused_to_its_sender_and_holds_nobody_up() {
        String id = inTransit(newOrder());
        Map<String, Object> before = milestone("ARRIVED");
        before.put("occurredAt", "2026-01-01T00:00:00Z");
        String early = repliesOf1.send(REPORTED, id, reply(id, before));
        Map<String, Object> twelve = milestone("DAMAGED");
        twelve.put("quantity", 12);
        String many = repliesOf1.send(REPORTED, id, reply(id, twelve));
        repliesOf1.send(REPORTED, id, reply(id, delivery("Wang Li", "GOOD")));
        awaitStatus(id, "DELIVERED");
        assertThat(refused(1, early).body()).contains("IMPOSSIBLE", "before the shipment left");
        assertThat(refused(1, many).body()).contains("IMPOSSIBLE", "quantity is 12", "与已知情况不符");
    }

    /** What a carrier hears of a report of its own. */
    private static Seen refused(int carrier, String eventId) {
        return new TestTopic("partline.carrier.CR-0%d.v1".formatted(carrier))
                .readUntil(seen -> seen.stream().anyMatch(one -> eventId.equals(one.key()))).stream()
                        .filter(one -> eventId.equals(one.key()))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void a_report_with_wrong_members_is_refused_to_its_sender_with_each_of_them_and_holds_nobody_up() {
        String id = inTransit(newOrder());
        String unproven = repliesOf1.send(REPORTED, id, reply(id, milestone("DELIVERED")));
        String unsigned = repliesOf1.send(REPORTED, id, reply(id, delivery(" ", "GOOD")));
        String bare = repliesOf1.send(REPORTED, id, Map.of("shipmentId", id));
        Map<String, Object> odd = reply(id, milestone("DAMAGED"));
        odd.put("note", " ");
        odd.put("location", "x".repeat(201));
        odd.put("quantity", 0);
        String outOfBounds = repliesOf1.send(REPORTED, id, odd);
        String nobodys = repliesOf1.send(REPORTED, id, milestone("ARRIVED"));
        String unstorable = repliesOf1.send(REPORTED, id, reply("SH-\u0000", milestone("ARRIVED")));
        repliesOf1.send(REPORTED, id, reply(id, delivery("Wang Li", "GOOD")));
        awaitStatus(id, "DELIVERED");
        assertThat(invalid(unproven))
                .isEqualTo(
                        "proofOfDelivery is missing; it should be a JSON object with signedBy and condition, needed by"
                                + " DELIVERED, else it may be left out.");
        assertThat(refused(1, unproven).body()).contains("proofOfDelivery 缺失，应为", "DELIVERED 时必填，其他情况可省略。");
        assertThat(invalid(unsigned))
                .isEqualTo("proofOfDelivery.signedBy is ' '; it should be one line of at most 200 characters,"
                        + " without control characters.");
        assertThat(invalid(bare))
                .matches(
                        "occurredAt is missing; it should be .*\\. type is missing; it should be one of PICKED_UP, .*");
        assertThat(invalid(outOfBounds))
                .matches(
                        "location is 'x{199}…'; it .*\\. note is ' '; it .*\\. quantity is '0'; it should be a whole number"
                                + " from 1 to 1,000,000, or be left out\\.");
        assertThat(invalid(nobodys)).startsWith("shipmentId is missing; it should be the id of one of your shipments");
        assertThat(invalid(unstorable)).startsWith("shipmentId is 'SH-\uFFFD'");
        assertThat(refused(1, bare).body()).contains("\"shipmentId\":\"" + id + "\"", "occurredAt 缺失，应为带时区的时刻");
    }

    @Test
    void a_report_that_cannot_be_read_is_refused_to_its_sender_and_holds_nobody_up() {
        String id = inTransit(newOrder());
        String broken = repliesOf1.send(REPORTED, id, "{\"shipmentId\":");
        String list = repliesOf1.send(REPORTED, id, "[]");
        Map<String, Object> mistyped = reply(id, delivery("Wang Li", "GOOD"));
        mistyped.put("occurredAt", "yesterday");
        mistyped.put("quantity", "many");
        String wrong = repliesOf1.send(REPORTED, id, mistyped);
        Map<String, Object> byPlace = reply(id, milestone("LOST"));
        byPlace.put("type", 5);
        byPlace.put("quantity", 1.9);
        String numbers = repliesOf1.send(REPORTED, id, byPlace);
        repliesOf1.send(REPORTED, id, reply(id, milestone("HANDED_TO_A_DRONE")));
        repliesOf1.send(REPORTED, id, reply(id, delivery("Wang Li", "GOOD")));
        awaitStatus(id, "DELIVERED");
        assertThat(invalid(broken))
                .startsWith("body is '{\"shipmentId\":'; it should be a JSON object that can be read");
        assertThat(invalid(list)).startsWith("body is '[]'");
        assertThat(invalid(wrong)).matches("occurredAt is 'yesterday'; it .*\\. quantity is 'many'; it .*");
        assertThat(invalid(numbers))
                .matches("quantity is '1\\.9'; it .*\\. type is '5'; it should be one of PICKED_UP, .*");
        assertThat(each(http().get("/api/shipments/" + id, station).body().at("/milestones"), "/type"))
                .containsExactly("DELIVERED");
        assertThat(refused(1, wrong).body()).contains("\"shipmentId\":\"" + id + "\"", "quantity 的值为“many”，应为");
    }

    /** What the sender is told of an invalid report, in English. */
    private static String invalid(String eventId) {
        Seen refused = refused(1, eventId);
        JsonNode body = EventJson.mapper().readTree(refused.body());
        ContractSchemas.verify(refused.event().getType(), body);
        assertThat(body.path("reason").asString()).isEqualTo("INVALID");
        return body.path("detail").asString();
    }

    @Test
    void what_is_no_cloud_event_on_a_reply_topic_waits_for_an_operator() {
        String id = inTransit(newOrder());
        repliesOf1.sendRaw(new ProducerRecord<>(
                "partline.carrier.CR-01.reply.v1",
                null,
                id,
                EventJson.write(reply(id, milestone("ARRIVED"))).getBytes(StandardCharsets.UTF_8)));
        assertThat(parked(id)).isNotBlank();
        assertThat(status(id)).isEqualTo("IN_TRANSIT");
    }

    @Test
    void who_reports_a_pick_up_has_the_shipment() {
        String id = planned(newOrder(), 1);
        repliesOf1.send(REPORTED, id, reply(id, milestone("PICKED_UP")));
        awaitStatus(id, "IN_TRANSIT");
        assertThat(dispatch(id, source).status()).isEqualTo(200);
        assertThat(events("shipment:" + id, "shipment-dispatched")).isEqualTo(1);
    }

    @Test
    void what_is_reported_before_the_dispatch_waits_for_it_and_is_no_dead_letter() {
        String id = planned(newOrder(), 1);
        repliesOf1.send(REPORTED, id, reply(id, milestone("ARRIVED")));
        Await.until(() -> events("shipment:" + id, "milestone-held") == 1);
        assertThat(status(id)).isEqualTo("PLANNED");
        assertThat(report(id, carrier1, delivery("Wang Li", "GOOD")).problem()).isEqualTo("not-dispatched");
        dispatch(id, source);
        assertThat(http().get("/api/shipments/" + id, station).text("/milestones/0/type"))
                .isEqualTo("ARRIVED");
    }

    @Test
    void a_shipment_waits_while_no_carrier_serves_its_lane_and_is_planned_when_one_does() {
        site("C-WH", "HQ", "CENTRAL");
        Await.until(() -> count("select count(*) from known_site where site_id = 'C-WH'") == 1);
        String order = newOrder();
        reserve(order, 1, "C-WH", "S-TZ-01");
        String off = newOrder();
        reserve(off, 1, "C-WH", "S-TZ-01");
        Await.until(() -> count("select count(*) from waiting_shipment") == 2);
        withdraw(off, 1, "C-WH", "S-TZ-01");
        Await.until(() -> count("select count(*) from waiting_shipment") == 1);
        assertThat(events("shipment:" + shipment(off, 1), "shipment-cancelled")).isEqualTo(1);
        http().importCsv(
                        "carriers",
                        hq,
                        CARRIERS.lines().findFirst().orElseThrow()
                                + "\nCR-05,Yangtze,长江,CENTRAL,EAST,20,30.00,CNY,0,0,0\n");
        Answer planned = Await.until(
                () -> http().get("/api/shipments/" + shipment(order, 1), station), answer -> answer.status() == 200);
        assertThat(planned.text("/carrierId")).isEqualTo("CR-05");
        assertThat(count("select count(*) from waiting_shipment")).isZero();
    }

    @Test
    void a_carrier_whose_lane_was_taken_back_gets_no_new_shipments_and_keeps_those_it_has() {
        String header = CARRIERS.lines().findFirst().orElseThrow() + ",withdrawn\n";
        String offer = "CR-08,Sichuan,四川,SOUTHWEST,EAST,40,60.00,CNY,0,0,0,\n";
        String withdraw = "CR-08,,,SOUTHWEST,EAST,,,,,,,yes\n";
        site("C-CD", "HQ", "SOUTHWEST");
        Await.until(() -> count("select count(*) from known_site where site_id = 'C-CD'") == 1);
        Answer brought = http().importCsv(
                        "carriers",
                        hq,
                        header + offer + withdraw + withdraw + offer + withdraw.replace("CR-08", "CR-80"));
        assertThat(List.of(brought.text("/acceptedRows"), brought.text("/unchangedRows")))
                .containsExactly("3", "1");
        assertThat(each(brought.body().at("/rejections"), "/reason"))
                .containsExactly("There is no carrier CR-80; import it first.");
        String before = newOrder();
        reserve(before, 1, "C-CD", "S-TZ-01");
        awaitPlanned(shipment(before, 1));

        http().importCsv("carriers", hq, header + withdraw);
        Await.until(() -> count("select count(*) from lane where carrier_id = 'CR-08'") == 0);
        String after = newOrder();
        reserve(after, 1, "C-CD", "S-TZ-01");
        Await.until(() -> count("select count(*) from waiting_shipment") == 1);
        assertThat(dispatch(shipment(before, 1), hq).text("/carrierId")).isEqualTo("CR-08");

        http().importCsv("carriers", hq, header + offer);
        awaitPlanned(shipment(after, 1));
        List<Seen> told = logistics.readUntil(seen -> Collections.frequency(told(seen, "CR-08"), "lane-offered") == 3);
        assertThat(told(told, "CR-08"))
                .containsExactlyInAnyOrder(
                        "carrier-registered",
                        "lane-offered",
                        "lane-withdrawn",
                        "lane-offered",
                        "lane-withdrawn",
                        "lane-offered")
                .containsSubsequence(
                        "lane-offered", "lane-withdrawn", "lane-offered", "lane-withdrawn", "lane-offered");
    }

    @Test
    void a_shipment_that_is_called_off_in_time_is_cancelled_and_one_that_left_goes_on() {
        String order = newOrder();
        String first = planned(order, 1);
        withdraw(order, 1, "C-NB", "S-TZ-01");
        awaitStatus(first, "CANCELLED");
        assertThat(dispatch(first, source).problem()).isEqualTo("shipment-ended");
        String other = newOrder();
        String left = inTransit(other);
        withdraw(other, 1, "C-NB", "S-TZ-01");
        report(left, carrier1, delivery("Wang Li", "GOOD"));
        awaitStatus(left, "DELIVERED");
        assertThat(told(
                        logistics.readUntil(seen -> told(seen, first).contains("shipment-cancelled")
                                && told(seen, left).contains("shipment-delivered")),
                        left))
                .containsExactly("shipment-planned", "shipment-dispatched", "shipment-delivered");
    }

    private void withdraw(String order, int attempt, String source, String destination) {
        inventory.send(
                "io.partline.inventory.reservation-withdrawn.v1",
                order + "-1",
                reservation(order, attempt, source, destination));
    }

    @Test
    void what_is_wrong_or_missing_on_receipt_failed_and_is_no_claim_and_what_is_lost_is_one() {
        String wrong = inTransit(newOrder());
        report(wrong, carrier1, delivery("Wang Li", "GOOD"));
        received(wrong, "WRONG_PART");
        awaitStatus(wrong, "FAILED");
        String lost = inTransit(newOrder());
        report(lost, carrier1, milestone("LOST"));
        assertThat(status(lost)).isEqualTo("FAILED");
        Await.until(() -> events("claim:CL-" + lost, "claim-opened") == 1);
        assertThat(events("claim:CL-" + wrong, "claim-opened")).isZero();
    }

    @Test
    void a_reservation_waits_for_a_site_that_is_not_known_yet() {
        String order = newOrder();
        String site = "S-" + order;
        reserve(order, 1, "C-NB", site);
        assertThat(parked(order + "-1")).contains("site " + site + " is not known yet");
        site(site, "C-HZ", "EAST");
        Await.until(() -> count("select count(*) from known_site where site_id = ?", site) == 1);
        replay(order + "-1");
        assertThat(http().get("/api/shipments/" + shipment(order, 1), TestTokens.station(site))
                        .text("/carrierId"))
                .isEqualTo("CR-01");
    }

    /** Why a delivery of this key was parked. */
    private String parked(String key) {
        return Await.until(
                        () -> jdbc.queryForList(
                                "select cause from dead_letter where key like '%' || ?", String.class, key),
                        causes -> !causes.isEmpty())
                .getFirst();
    }

    /** An operator tries again; the service may have done so by itself meanwhile. */
    private void replay(String key) {
        Await.until(() -> {
            jdbc.queryForList("select id from dead_letter where key like '%' || ?", Long.class, key)
                    .forEach(
                            id -> http().post("/ops/dead-letters/%d/replay".formatted(id), TestTokens.ops(), Map.of()));
            return count("select count(*) from dead_letter where key like '%' || ?", key) == 0;
        });
    }
}
