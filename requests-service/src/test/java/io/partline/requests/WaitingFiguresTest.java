package io.partline.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.ServiceUnderTest;
import io.partline.chassis.testing.TestTokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What operators see of the business. */
@ServiceUnderTest
@TestPropertySource(properties = "partline.approvals.check-every=PT1H")
class WaitingFiguresTest extends WithNeighbours {
    @Autowired
    MeterRegistry meters;

    /** What others did before is counted a moment later. */
    @BeforeEach
    void nothingIsStillToBeCounted() {
        Await.until(() -> StreamSupport.stream(
                        http().get("/ops/followers", TestTokens.ops()).body().spliterator(), false)
                .allMatch(each -> each.at("/lagEvents").asLong() == 0));
    }

    @Test
    void an_open_line_is_counted_under_what_it_waits_for_until_it_is_received() {
        double filled = counted("partline.lines", "filled", "at_once");
        double kept = counted("partline.promises", "kept", "true");
        Map<String, Double> before = new HashMap<>();
        List.of("stock", "picking", "transit", "damage", "receipt").forEach(cause -> before.put(cause, open(cause)));

        String order = placed(station).text("/id");
        Await.until(() -> open("stock") == before.get("stock") + 1);
        jdbc.update(
                "update waiting_line set requested_at = now() - interval '3 days' where service_order_id = ?", order);
        assertThat(gauge("partline.orders.oldest.seconds", "waiting_for", "stock"))
                .isBetween(3 * 86_400.0, 3 * 86_400.0 + 60);
        reserve(order, 1, "C-NB");
        Await.until(() -> open("picking") == before.get("picking") + 1);
        assertThat(open("stock")).isEqualTo(before.get("stock"));
        Await.until(() -> counted("partline.lines", "filled", "at_once") == filled + 1);
        ship("shipment-dispatched", order, 1, Map.of("dispatchedAt", now()));
        Await.until(() -> open("transit") == before.get("transit") + 1);
        ship("shipment-damaged", order, 1, Map.of("occurredAt", now(), "note", "carton crushed"));
        Await.until(() -> open("damage") == before.get("damage") + 1);
        reserve(order, 2, "HQ");
        ship("shipment-dispatched", order, 2, Map.of("dispatchedAt", now()));
        ship("shipment-delivered", order, 2, delivered());
        Await.until(() -> open("receipt") == before.get("receipt") + 1);

        receive(order);
        Await.until(() -> counted("partline.promises", "kept", "true") == kept + 1);
        before.forEach((cause, lines) -> Await.until(() -> open(cause) == lines));
        assertThat(counted("partline.lines", "filled", "at_once"))
                .as("once a line, however many attempts")
                .isEqualTo(filled + 1);
        assertThat(count("waiting_order")).isEqualTo(orders());
    }

    @Test
    void a_line_without_stock_is_short_then_filled_later_and_its_broken_promise_counts() {
        double atOnce = counted("partline.lines", "filled", "at_once");
        double later = counted("partline.lines", "filled", "later");
        double broken = counted("partline.promises", "kept", "false");
        double shortOf = meters.get("partline.lines.backordered").gauge().value();
        String order = placed(station).text("/id");
        inventory.send(
                INVENTORY + "demand-backordered.v1",
                order + "-1",
                Map.of(
                        "reservationId",
                        order + "-1",
                        "attempt",
                        1,
                        "serviceOrderId",
                        order,
                        "lineId",
                        order + "-1",
                        "partNumber",
                        "DHF-215KA",
                        "quantity",
                        1,
                        "reason",
                        "no site has any",
                        "backorderedAt",
                        now(),
                        "candidates",
                        List.of()));
        Await.until(() -> meters.get("partline.lines.backordered").gauge().value() == shortOf + 1);
        Map<String, Object> late = new HashMap<>(reservation(order, 1, "C-NB"));
        late.put("promisedAt", Instant.now().minusSeconds(3_600).toString());
        inventory.send(INVENTORY + "stock-reserved.v1", order + "-1", late);
        awaitStatus(order, "RESERVED");
        ship("shipment-dispatched", order, 1, Map.of("dispatchedAt", now()));
        ship("shipment-delivered", order, 1, delivered());
        awaitStatus(order, "DELIVERED");
        receive(order);
        Await.until(() -> counted("partline.promises", "kept", "false") == broken + 1);
        assertThat(counted("partline.lines", "filled", "later")).isEqualTo(later + 1);
        assertThat(counted("partline.lines", "filled", "at_once")).isEqualTo(atOnce);
        Await.until(() -> meters.get("partline.lines.backordered").gauge().value() == shortOf);
    }

    @Test
    void an_approval_past_its_deadline_is_overdue() {
        double before = meters.get("partline.approvals.overdue").gauge().value();
        double waiting = open("approval");
        String line = placed(TestTokens.station("S-HZ-02")).text("/lines/0/lineId");
        Await.until(() -> open("approval") == waiting + 1);
        Await.until(() ->
                jdbc.update("update approval_row set due_at = now() - interval '1 minute' where approval_id = ?", line)
                        == 1);
        assertThat(meters.get("partline.approvals.overdue").gauge().value()).isEqualTo(before + 1);
    }

    @Test
    void a_rebuild_gives_the_rows_that_were_there() {
        String reserved = placed(station).text("/id");
        reserve(reserved, 1, "C-NB");
        awaitStatus(reserved, "RESERVED");
        http().post("/ops/followers/waiting/rebuild", TestTokens.ops(), Map.of());
        Answer rebuilt = Await.until(
                () -> http().get("/ops/followers", TestTokens.ops()),
                answer -> StreamSupport.stream(answer.body().spliterator(), false)
                        .anyMatch(each -> each.at("/follower").asString().equals("waiting")
                                && each.at("/rebuild/state").asString().equals("DONE")));
        assertThat(StreamSupport.stream(rebuilt.body().spliterator(), false)
                        .filter(each -> each.at("/follower").asString().equals("waiting"))
                        .map(each -> each.at("/rebuild/differingRows").asInt()))
                .containsExactly(0);
    }

    private int orders() {
        return jdbc.queryForObject("select count(distinct service_order_id) from waiting_line", Integer.class);
    }

    private void receive(String order) {
        Answer received = http().post(
                        "/api/service-orders/%1$s/lines/%1$s-1/receipt".formatted(order),
                        station,
                        Map.of("condition", "GOOD"));
        assertThat(received.text("/status")).isEqualTo("COMPLETED");
    }

    private static Map<String, Object> delivered() {
        return Map.of("occurredAt", now(), "proofOfDelivery", Map.of("signedBy", "Chen Wei", "condition", "GOOD"));
    }

    private static String now() {
        return Instant.now().toString();
    }

    private double open(String cause) {
        return gauge("partline.orders.open", "waiting_for", cause);
    }

    private double gauge(String name, String tag, String value) {
        return meters.get(name).tag(tag, value).gauge().value();
    }

    private double counted(String name, String tag, String value) {
        return meters.get(name).tag(tag, value).counter().count();
    }
}
