package io.partline.inventory.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.ServiceUnderTest;
import io.partline.chassis.testing.TestTokens;
import io.partline.chassis.testing.TestTopic;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is known of lanes, as logistics tells it; each story has a region of its own. */
@ServiceUnderTest
class KnownLanesTest {
    private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T08:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-11-18T08:00:00Z");

    private final TestTopic logistics = new TestTopic("partline.logistics.v1");

    @Autowired
    KnownLanes lanes;

    @LocalServerPort
    int port;

    private void offered(String from, String to, int hours, Instant at) {
        logistics.send(
                "io.partline.logistics.lane-offered.v1",
                "CR-09",
                Map.of(
                        "carrierId", "CR-09",
                        "originRegion", from,
                        "destinationRegion", to,
                        "transitHours", hours,
                        "offeredAt", at.toString()));
    }

    private void withdrawn(String from, String to, Instant at) {
        logistics.send(
                "io.partline.logistics.lane-withdrawn.v1",
                "CR-09",
                Map.of(
                        "carrierId",
                        "CR-09",
                        "originRegion",
                        from,
                        "destinationRegion",
                        to,
                        "withdrawnAt",
                        at.toString()));
    }

    private void awaitLanesTo(String region, Map<String, Integer> hours) {
        Await.until(() -> lanes.slowestTo(region), hours::equals);
    }

    @Test
    void a_lane_that_was_taken_back_counts_no_more_until_it_is_offered_again() {
        offered("NORTH", "NORTHEAST", 30, MONDAY);
        offered("EAST", "NORTHEAST", 20, MONDAY);
        awaitLanesTo("NORTHEAST", Map.of("NORTH", 30, "EAST", 20));
        withdrawn("NORTH", "NORTHEAST", TUESDAY);
        awaitLanesTo("NORTHEAST", Map.of("EAST", 20));
        offered("NORTH", "NORTHEAST", 28, WEDNESDAY);
        awaitLanesTo("NORTHEAST", Map.of("NORTH", 28, "EAST", 20));
    }

    @Test
    void what_is_told_later_counts_whatever_the_clocks_of_the_nodes_say() {
        offered("NORTH", "NORTHWEST", 30, WEDNESDAY);
        offered("EAST", "NORTHWEST", 20, WEDNESDAY);
        awaitLanesTo("NORTHWEST", Map.of("NORTH", 30, "EAST", 20));
        withdrawn("NORTH", "NORTHWEST", TUESDAY);
        awaitLanesTo("NORTHWEST", Map.of("EAST", 20));
        offered("NORTH", "NORTHWEST", 28, MONDAY);
        awaitLanesTo("NORTHWEST", Map.of("NORTH", 28, "EAST", 20));
    }

    @Test
    void read_again_from_the_beginning_the_lanes_are_the_same() {
        offered("NORTH", "SOUTHWEST", 30, MONDAY);
        withdrawn("NORTH", "SOUTHWEST", TUESDAY);
        offered("EAST", "SOUTHWEST", 20, MONDAY);
        withdrawn("EAST", "SOUTHWEST", TUESDAY);
        offered("EAST", "SOUTHWEST", 18, WEDNESDAY);
        awaitLanesTo("SOUTHWEST", Map.of("EAST", 18));
        Http http = new Http(port);
        http.post("/ops/copies/known-lanes/read-again", TestTokens.ops(), Map.of());
        Await.until(
                () -> http.get("/ops/copies/known-lanes", TestTokens.ops()),
                copy -> copy.text("/reading/state").equals("DONE"));
        assertThat(lanes.slowestTo("SOUTHWEST")).isEqualTo(Map.of("EAST", 18));
    }
}
