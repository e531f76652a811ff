package io.partline.acceptance.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.acceptance.OwnPart;
import io.partline.acceptance.Partline;
import io.partline.acceptance.Repair;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The lines of one order go different ways. */
class TwoLinesIT {
    private static final String STATION = "S-WZ-01";

    @Test
    void one_line_is_received_and_the_other_is_cancelled_and_the_time_is_told_by_the_one_that_held_it_up() {
        OwnPart there = OwnPart.brought().stocked("C-NB", 1);
        OwnPart nowhere = there.sibling();
        Map<String, Object> body = Map.of(
                "productModel",
                there.model(),
                "serialNumber",
                "KA2002-0723",
                "priority",
                "CUSTOMER_DOWN",
                "lines",
                List.of(
                        Map.of("partNumber", there.number(), "quantity", 1),
                        Map.of("partNumber", nowhere.number(), "quantity", 1)));
        Repair repair = new Repair(STATION, there.model());
        Await.until(() -> repair.placed(body));
        repair.delivered(1);
        Await.until(() ->
                repair.confirm(repair.id() + "-1", Map.of("condition", "GOOD")).status() == 200);
        Await.until(() -> repair.seen().at("/lines/1/status").asString().equals("BACKORDERED"));
        assertThat(repair.seen().path("status").asString()).isEqualTo("OPEN");
        assertThat(lastStretch(repair).path("cause").asString()).isEqualTo("STOCK");

        Answer cancelled = Partline.as(STATION)
                .post(
                        "/api/service-orders/%s/lines/%s-2/cancel".formatted(repair.id(), repair.id()),
                        Map.of("reason", "it works without"));
        assertThat(cancelled.status()).as(cancelled.body().toString()).isEqualTo(200);
        assertThat(cancelled.text("/status")).isEqualTo("COMPLETED");
        JsonNode told = repair.timeline();
        double sum = StreamSupport.stream(told.path("stretches").spliterator(), false)
                .mapToDouble(stretch -> stretch.path("seconds").asDouble())
                .sum();
        assertThat(Math.abs(sum - told.path("ageSeconds").asDouble())).isLessThan(0.001);
        there.awaitPieces(0);
    }

    @Test
    void a_line_that_was_never_approved_can_be_cancelled_and_told() {
        OwnPart part = OwnPart.brought().stocked("C-NB", 20);
        Repair repair = part.ordered(STATION, 11, "CUSTOMER_DOWN");
        assertThat(repair.line().path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(repair.cancel().text("/status")).isEqualTo("CANCELLED");
        // A try before the order desk knew the part stands in front, as time without the right number.
        assertThat(lastStretch(repair).path("cause").asString()).isEqualTo("APPROVAL");
    }

    private static JsonNode lastStretch(Repair repair) {
        JsonNode stretches = repair.timeline().path("stretches");
        return stretches.get(stretches.size() - 1);
    }
}
