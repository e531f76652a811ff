package io.partline.acceptance.requests;

import static io.partline.acceptance.Lists.all;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.acceptance.Partline;
import io.partline.acceptance.Partline.Person;
import io.partline.acceptance.Repair;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must end in a clear refusal, with nothing changed. */
class RefusedOrderIT {
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
}
