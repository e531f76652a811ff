package io.partline.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.StoredAs;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.ServiceUnderTest;
import io.partline.chassis.testing.TestTokens;
import io.partline.requests.correction.PartNumberSearchEvent;
import io.partline.requests.correction.PartNumberSearchEvent.Correction;
import io.partline.requests.correction.PartNumberSearchEvent.PartNumberFound;
import io.partline.requests.correction.PartNumberSearchEvent.PartNumberRefused;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@ServiceUnderTest
@TestPropertySource(properties = "partline.approvals.check-every=PT0.2S")
class OrderLifeTest extends WithNeighbours {
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
                .contains("STOCK", "PICKING", "DAMAGE", "RECEIPT");
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
        assertThat(http().post(decision, centre, Map.of("decision", "APPROVE", "note", " "))
                        .status())
                .isEqualTo(400);
        assertThat(http().post(decision, centre, Map.of("decision", "APPROVE", "note", "urgent"))
                        .text("/status"))
                .isEqualTo("APPROVED");
        assertThat(http().post(decision, centre, Map.of("decision", "REJECT")).problem())
                .isEqualTo("already-decided");
        String own = "/api/approvals?serviceOrderId=" + order.text("/serviceOrderId");
        Await.until(
                () -> http().get(own, centre),
                list -> list.text("/items/0/status").equals("APPROVED"));
        assertThat(http().get(own + "&to=" + order.text("/placedAt"), centre)
                        .body()
                        .at("/items"))
                .isEmpty();
        assertThat(http().get("/api/approvals?status=AUTO", centre).status()).isEqualTo(400);
        Await.until(
                () -> http().get("/api/quotas/S-HZ-02", poor),
                quota -> quota.text("/available/amount").startsWith("-"));

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
    void nobody_decides_on_what_they_ordered_themselves() {
        Map<String, Object> forTheStation = new HashMap<>(order(serial(), "DHF-215KA", 1));
        forTheStation.put("stationId", "S-HZ-02");
        Answer order = http().post("/api/service-orders", centre, forTheStation);
        String decision = "/api/approvals/%s/decision".formatted(order.text("/lines/0/lineId"));
        Answer own = http().post(decision, centre, Map.of("decision", "APPROVE"));
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.text("/detail")).contains("somebody else at C-HZ or HQ");
        assertThat(http().post(decision, TestTokens.hq(), Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_nobody_needs_any_more_is_cancelled_by_whom_it_belongs_to() {
        String order = placed(station).text("/id");
        String all = "/api/service-orders/%s/cancel".formatted(order);
        String one = "/api/service-orders/%1$s/lines/%1$s-1/cancel".formatted(order);
        Map<String, String> reason = Map.of("reason", "the customer bought a new fridge");
        assertThat(http().post(all, TestTokens.station("S-HZ-02"), reason).status())
                .isEqualTo(404);
        assertThat(http().post(all, station, Map.of()).status()).isEqualTo(400);
        assertThat(http().post(all, station, Map.of("reason", " ")).status()).isEqualTo(400);
        reserve(order, 1, "C-NB");
        ship(
                "shipment-dispatched",
                order,
                1,
                Map.of("dispatchedAt", Instant.now().toString()));
        awaitStatus(order, "IN_TRANSIT");

        Answer cancelled = http().post(one, station, reason);
        assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
        assertThat(cancelled.text("/lines/0/stillMoving/0")).isEqualTo("SH-%s-1.1".formatted(order));
        assertThat(http().post(one, station, reason).status()).isEqualTo(200);
        assertThat(http().post(all, centre, reason).status()).isEqualTo(200);
        assertThat(steps(order, "line-cancelled")).isEqualTo(1);
        requests.readUntil(seen -> seen.stream()
                .anyMatch(each -> "io.partline.requests.line-cancelled.v1"
                                .equals(each.headers().get("ce_type"))
                        && each.body().contains(order)));

        ship(
                "shipment-failed",
                order,
                1,
                Map.of("reason", "REFUSED", "occurredAt", Instant.now().toString()));
        Await.until(
                () -> http().get("/api/service-orders/" + order, station),
                answer -> answer.body().at("/lines/0/stillMoving").isEmpty());
    }

    @Test
    void what_is_cancelled_goes_back_to_the_months_quota_once() {
        BigDecimal before = available();
        String order = placed(station).text("/id");
        assertThat(available()).isLessThan(before);
        for (String path : List.of("lines/%s-1/cancel".formatted(order), "cancel")) {
            http().post(
                            "/api/service-orders/%s/%s".formatted(order, path),
                            station,
                            Map.of("reason", "the customer bought a new fridge"));
            assertThat(available()).isEqualByComparingTo(before);
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from event_log where event_type = 'quota-returned' and payload->>'lineId' = ?",
                        Integer.class,
                        order + "-1"))
                .isEqualTo(1);
    }

    private BigDecimal available() {
        return new BigDecimal(http().get("/api/quotas/S-TZ-01", station).text("/available/amount"));
    }

    @Test
    void what_waited_for_an_approval_and_was_cancelled_waits_no_more() {
        Answer order = placed(TestTokens.station("S-HZ-02"));
        String id = order.text("/id");
        assertThat(order.text("/lines/0/status")).isEqualTo("AWAITING_APPROVAL");
        http().post("/api/service-orders/%s/cancel".formatted(id), centre, Map.of("reason", "ordered twice"));
        Await.until(
                () -> http().get("/api/approvals?serviceOrderId=" + id, centre),
                list -> list.text("/items/0/status").equals("CANCELLED"));
        assertThat(http().post("/api/approvals/%s-1/decision".formatted(id), centre, Map.of("decision", "APPROVE"))
                        .problem())
                .isEqualTo("line-ended");
    }

    @Test
    void what_does_not_fit_any_more_is_not_ordered_again_and_what_was_ordered_goes_on() {
        fit("BCD-300", "DHF-215KA");
        Map<String, Object> body = new HashMap<>(order(serial(), "DHF-215KA", 1));
        body.put("productModel", "BCD-300");
        Answer before =
                Await.until(() -> http().post("/api/service-orders", station, body), answer -> answer.status() == 201);
        inventory.send(
                INVENTORY + "part-fit-withdrawn.v1",
                "BCD-300",
                Map.of("productModel", "BCD-300", "partNumber", "DHF-215KA"));
        Await.until(
                () -> http().post("/api/service-orders", station, body),
                answer -> answer.problem().equals("part-does-not-fit-model"));
        String order = before.text("/id");
        reserve(order, 1, "C-NB");
        awaitStatus(order, "RESERVED");
        assertThat(http().post("/api/service-orders", station, order(serial(), "DHF-215KA", 1))
                        .status())
                .as("it fits other models as before")
                .isEqualTo(201);
    }

    /** As a station's searches were recorded before they were one history: each under an id of its own. */
    @Test
    void what_was_found_in_a_search_of_one_appliance_alone_is_still_learned_from() {
        for (int i = 0; i < 2; i++) {
            String serial = serial();
            Instant at = Instant.now();
            recordedAlone(
                    serial,
                    new PartNumberRefused("S-TZ-01", "BCD-215KA", serial, List.of("DHF-215KX"), at),
                    new PartNumberFound(
                            "S-TZ-01",
                            "BCD-215KA",
                            serial,
                            at,
                            List.of(new Correction("DHF-215KX", "DHF-215KC")),
                            at.plusSeconds(60)));
        }
        Await.until(() -> http().post("/api/service-orders", station, order(serial(), "DHF-215KX", 1))
                .text("/suggestions/0/partNumber")
                .equals("DHF-215KC"));
        String running = serial();
        recordedAlone(
                running,
                new PartNumberRefused(
                        "S-TZ-01",
                        "BCD-215KA",
                        running,
                        List.of("DHF-215K"),
                        Instant.now().minusSeconds(60)));
        Answer order = http().post("/api/service-orders", station, order(running, "DHF-215KA", 1));
        assertThat(http().get("/api/service-orders/%s/timeline".formatted(order.text("/id")), station)
                        .text("/stretches/0/cause"))
                .as("a search under an id of its own is not continued")
                .isNotEqualTo("IDENTITY");
        rebuildGivesTheRowsThatWereThere("corrections");
    }

    private void recordedAlone(String serial, PartNumberSearchEvent... events) {
        for (int sequence = 0; sequence < events.length; sequence++) {
            jdbc.update(
                    """
                    insert into event_log (aggregate_id, sequence, aggregate_type, event_id, event_type, revision, occurred_at, payload, metadata)
                    values (?, ?, 'search', gen_random_uuid(), ?, 1, now(), ?::jsonb, '{}')
                    """,
                    "search:S-TZ-01|BCD-215KA|" + serial,
                    sequence,
                    events[sequence].getClass().getAnnotation(StoredAs.class).value(),
                    EventJson.write(events[sequence]));
        }
    }

    @Test
    void a_rebuild_gives_the_rows_that_were_there() {
        placed(station);
        placed(TestTokens.station("S-HZ-02"));
        for (String projection : List.of("orders", "approvals", "corrections")) {
            rebuildGivesTheRowsThatWereThere(projection);
        }
    }

    private void rebuildGivesTheRowsThatWereThere(String projection) {
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
