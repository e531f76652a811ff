package io.partline.chassis.partners;

import static io.partline.sample.SampleService.PAINTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.TestTokens;
import io.partline.chassis.testing.TestTopic;
import io.partline.sample.NodeDied;
import io.partline.sample.SampleService;
import io.partline.sample.SampleUnderTest;
import io.partline.sample.Traps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A copy of what others tell is filled anew from the beginning of their topic, and nothing else happens. */
@SampleUnderTest
class ReadAgainTest {
    private static final TestTopic TOYS = new TestTopic(SampleService.TOYS);

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    private final String car = "car-" + UUID.randomUUID();
    private final String doll = "doll-" + UUID.randomUUID();

    @Test
    void rows_that_were_lost_or_wrong_are_as_they_were_told_and_nothing_is_decided_again() {
        paint(car, "red");
        paint(car, "blue");
        paint(doll, "green");
        Await.until(() -> "blue".equals(colour(car)) && "green".equals(colour(doll)));
        Await.until(() -> marbles(car) == 2);
        jdbc.update("delete from known_toy where toy = ?", car);
        jdbc.update("update known_toy set colour = 'grey' where toy = ?", doll);

        JsonNode done = readAgain();

        assertThat(done.at("/state").asString()).as(done.toString()).isEqualTo("DONE");
        assertThat(done.at("/differingRows").asLong())
                .as("the lost one, and the wrong one as it was and as it should be")
                .isEqualTo(3);
        assertThat(done.at("/records").asLong()).isGreaterThanOrEqualTo(3);
        assertThat(done.at("/records").asLong())
                .isLessThanOrEqualTo(done.at("/total").asLong());
        assertThat(colour(car)).isEqualTo("blue");
        assertThat(colour(doll)).isEqualTo("green");
        paint(doll, "white");
        Await.until(() -> "white".equals(colour(doll)));
        Await.until(() -> marbles(doll) == 2);
        assertThat(marbles(car)).as("what was decided is not decided again").isEqualTo(2);
    }

    @Test
    void what_a_publisher_that_died_told_once_more_and_late_changes_nothing_then_either() {
        String red = paint(car, "red");
        paint(car, "blue");
        TOYS.send(red, PAINTED, car, Map.of("toy", car, "colour", "red"));
        paint(car, "green");
        TOYS.send(red, PAINTED, car, Map.of("toy", car, "colour", "red"));
        paint(doll, "white");
        Await.until(() -> "green".equals(colour(car)) && "white".equals(colour(doll)));

        JsonNode done = readAgain();

        assertThat(done.at("/state").asString()).as(done.toString()).isEqualTo("DONE");
        assertThat(colour(car)).isEqualTo("green");
        assertThat(done.at("/differingRows").asLong()).isZero();
    }

    @Test
    void while_it_is_read_the_old_rows_answer_and_are_kept_up_to_date() {
        paint(car, "red");
        Await.until(() -> "red".equals(colour(car)));
        CountDownLatch halfway = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Traps.Trap _ = Traps.set(Traps.PAINTED, of -> {
            if (reading() && of.equals(car + " red")) {
                halfway.countDown();
                Await.until(goOn);
            }
        })) {
            assertThat(ask().status()).isEqualTo(202);
            Await.until(halfway);
            JsonNode progress = standing();
            assertThat(progress.at("/state").asString()).isEqualTo("RUNNING");
            assertThat(progress.at("/total").asLong()).isPositive();
            assertThat(ask().text("/startedAt"))
                    .as("asking again does not start it again")
                    .isEqualTo(progress.at("/startedAt").asString());
            assertThat(colour(car)).isEqualTo("red");
            paint(doll, "green");
            Await.until(() -> "green".equals(colour(doll)));
        } finally {
            goOn.countDown();
        }
        assertThat(ended().at("/state").asString()).isEqualTo("DONE");
        assertThat(colour(doll)).isEqualTo("green");
    }

    @Test
    void what_is_told_at_the_moment_of_exchange_is_not_lost() {
        AtomicBoolean painting = new AtomicBoolean(true);
        CompletableFuture<List<String>> painter = CompletableFuture.supplyAsync(() -> {
            List<String> painted = new ArrayList<>();
            while (painting.get()) {
                String toy = "top-" + UUID.randomUUID();
                paint(toy, "red");
                painted.add(toy);
            }
            return painted;
        });
        try {
            for (int time = 0; time < 3; time++) {
                assertThat(readAgain().at("/state").asString()).isEqualTo("DONE");
            }
        } finally {
            painting.set(false);
        }
        List<String> painted = painter.join();
        // They are on several partitions: the last one may be heard before others.
        Await.until(() -> painted.stream().allMatch(toy -> "red".equals(colour(toy)) && marbles(toy) == 1));
    }

    @Test
    void a_reading_that_dies_leaves_the_old_rows_and_is_simply_started_again() {
        paint(car, "red");
        Await.until(() -> "red".equals(colour(car)));
        jdbc.update("update known_toy set colour = 'grey' where toy = ?", car);
        try (Traps.Trap _ = Traps.set(Traps.PAINTED, of -> {
            if (reading() && of.equals(car + " red")) {
                throw new NodeDied();
            }
        })) {
            assertThat(readAgain().at("/state").asString()).isEqualTo("FAILED");
        }
        assertThat(colour(car)).isEqualTo("grey");
        assertThat(readAgain().at("/state").asString()).isEqualTo("DONE");
        assertThat(colour(car)).isEqualTo("red");
    }

    @Test
    void an_event_that_cannot_be_read_stops_it_unless_it_waits_as_a_dead_letter() {
        paint(car, "red");
        Await.until(() -> "red".equals(colour(car)));
        try (Traps.Trap _ = Traps.set(Traps.PAINTED, of -> {
            if (of.equals(car + " mauve") || reading() && of.equals(car + " red")) {
                throw new IllegalStateException("nobody knows this colour");
            }
        })) {
            String mauve = paint(car, "mauve");
            Await.until(() -> parked(mauve));
            JsonNode failed = readAgain();
            assertThat(failed.at("/state").asString()).isEqualTo("FAILED");
            assertThat(failed.at("/failure").asString())
                    .contains(SampleService.TOYS + "/", "nobody knows this colour", "is no dead letter that waits");
        }
        try (Traps.Trap _ = Traps.set(Traps.PAINTED, of -> {
            if (of.equals(car + " mauve")) {
                throw new IllegalStateException("nobody knows this colour");
            }
        })) {
            JsonNode done = readAgain();
            assertThat(done.at("/state").asString()).as(done.toString()).isEqualTo("DONE");
            assertThat(done.at("/passedOver").asLong()).isEqualTo(1);
            assertThat(colour(car)).isEqualTo("red");
        }
        Await.until(() -> "mauve".equals(colour(car)));
    }

    @Test
    void only_operators_see_copies_and_have_them_read_again() {
        assertThat(http().post("/ops/copies/known-toys/read-again", TestTokens.station("S-TZ-01"), "{}")
                        .status())
                .isEqualTo(403);
        assertThat(http().get("/ops/copies", TestTokens.station("S-TZ-01")).status())
                .isEqualTo(403);
        assertThat(http().post("/ops/copies/contents/read-again", TestTokens.ops(), "{}")
                        .status())
                .isEqualTo(404);
        JsonNode copies = http().get("/ops/copies", TestTokens.ops()).body();
        assertThat(copies.at("/0/copy").asString()).isEqualTo("known-toys");
        assertThat(copies.at("/0/tables/0").asString()).isEqualTo("known_toy");
        assertThat(copies.at("/0/topics/0").asString()).isEqualTo(SampleService.TOYS);
    }

    private static boolean reading() {
        return Thread.currentThread().getName().startsWith("read-again-");
    }

    private static String paint(String toy, String colour) {
        return TOYS.send(PAINTED, toy, Map.of("toy", toy, "colour", colour));
    }

    private boolean parked(String eventId) {
        return !jdbc.queryForList("select 1 from dead_letter where event_id = ?", eventId)
                .isEmpty();
    }

    private String colour(String toy) {
        return jdbc.queryForList("select colour from known_toy where toy = ?", String.class, toy).stream()
                .findFirst()
                .orElse("none");
    }

    private int marbles(String toy) {
        return jdbc.queryForList("select 1 from event_log where aggregate_id = ?", "jar:" + toy)
                .size();
    }

    private Http http() {
        return new Http(port);
    }

    private Http.Answer ask() {
        return http().post("/ops/copies/known-toys/read-again", TestTokens.ops(), "{}");
    }

    private JsonNode standing() {
        return http().get("/ops/copies/known-toys", TestTokens.ops()).body().at("/reading");
    }

    private JsonNode readAgain() {
        assertThat(ask().status()).isEqualTo(202);
        return ended();
    }

    private JsonNode ended() {
        return Await.until(
                this::standing, reading -> !reading.at("/state").asString().equals("RUNNING"));
    }
}
