package io.partline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An operator has every copy of others' news read again from the beginning of its topic, while the platform works. */
class TopicReadAgainIT {
    private static List<String> copies(String service) {
        return StreamSupport.stream(
                        Partline.as("OPS")
                                .get("/ops/%s/copies".formatted(service))
                                .body()
                                .spliterator(),
                        false)
                .map(copy -> copy.path("copy").asString())
                .toList();
    }

    @Test
    void every_copy_is_filled_anew_and_says_what_it_said_while_orders_go_on() {
        assertThat(copies("inventory")).containsExactly("known-lanes");
        assertThat(copies("requests")).containsExactlyInAnyOrder("known-parts", "known-sites");
        assertThat(copies("logistics")).containsExactly("known-sites");
        assertThat(copies("returns")).containsExactlyInAnyOrder("known-parts", "known-sites");
        for (String service : List.of("inventory", "requests", "logistics", "returns")) {
            for (String copy : copies(service)) {
                String path = "/ops/%s/copies/%s".formatted(service, copy);
                assertThat(Partline.as("OPS")
                                .post(path + "/read-again", Map.of())
                                .status())
                        .as(path)
                        .isEqualTo(202);
                Repair repair = new Repair("S-WZ-01", "BCD-215K");
                repair.order("DHF-124M");
                JsonNode reading = Await.until(
                        () -> Partline.as("OPS").get(path).body().path("reading"),
                        at -> !at.path("state").asString().equals("RUNNING"));
                assertThat(reading.path("state").asString())
                        .as(reading.toString())
                        .isEqualTo("DONE");
                assertThat(reading.path("records").asLong()).isPositive();
                assertThat(reading.path("differingRows").asLong()).as(path).isZero();
                repair.awaitShipment(1);
            }
        }
        assertThat(Partline.as("HQ")
                        .post("/ops/requests/copies/known-parts/read-again", Map.of())
                        .status())
                .isEqualTo(403);
    }
}
