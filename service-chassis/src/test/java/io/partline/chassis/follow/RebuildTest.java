package io.partline.chassis.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.TestTokens;
import io.partline.sample.Jar;
import io.partline.sample.SampleService;
import io.partline.sample.SampleUnderTest;
import io.partline.sample.Traps;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A projection is rebuilt beside its live rows; one that fails stops in sight and skips nothing. */
@SampleUnderTest
class RebuildTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Commands commands;

    @Autowired
    EventLog log;

    @Autowired
    MeterRegistry meters;

    @Autowired
    FollowerPositions positions;

    @Autowired
    PlatformTransactionManager transactions;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String mark = UUID.randomUUID().toString();
    private final String station = TestTokens.station("S-TZ-01");

    @AfterEach
    void close() {
        threads.shutdown();
    }

    @Test
    void while_a_projection_is_rebuilt_the_old_rows_answer_and_writers_go_on_and_the_new_rows_equal_them() {
        String old = "old-" + mark;
        commands.send(new Jar.Put("jar:" + old, 7));
        Await.until(() -> marbles(old) == 7);
        Halfway halfway = new Halfway("jar:" + old);
        AtomicBoolean writing = new AtomicBoolean(true);
        List<CompletableFuture<Integer>> writers = new ArrayList<>();
        try (Traps.Trap _ = Traps.set(Traps.CONTENTS, halfway::pass)) {
            for (int w = 0; w < 3; w++) {
                int writer = w;
                writers.add(CompletableFuture.supplyAsync(
                        () -> {
                            int written = 0;
                            while (writing.get()) {
                                commands.send(new Jar.Put("jar:live-" + writer + "-" + mark, 1));
                                written++;
                                LockSupport.parkNanos(2_000_000);
                            }
                            return written;
                        },
                        threads));
            }
            assertThat(rebuild().status()).isEqualTo(202);
            halfway.await();

            JsonNode progress = standing().at("/rebuild");
            assertThat(progress.at("/state").asString()).isEqualTo("RUNNING");
            assertThat(progress.at("/total").asLong()).isPositive();
            assertThat(progress.at("/events").asLong())
                    .isLessThanOrEqualTo(progress.at("/total").asLong());
            assertThat(rebuild().body().at("/startedAt").asString())
                    .as("asking again does not start it again")
                    .isEqualTo(progress.at("/startedAt").asString());
            assertThat(marbles(old)).as("the old rows while it runs").isEqualTo(7);
            int before = marbles("live-0-" + mark);
            Await.until(() -> marbles("live-0-" + mark) > before);

            halfway.goOn();
            JsonNode done = Await.until(
                    () -> standing().at("/rebuild"),
                    at -> !at.at("/state").asString().equals("RUNNING"));
            assertThat(done.at("/state").asString()).as(done.toString()).isEqualTo("DONE");
            assertThat(done.at("/differingRows").asLong()).isZero();
            assertThat(done.at("/events").asLong()).isPositive();
            assertThat(done.at("/events").asLong())
                    .isLessThanOrEqualTo(done.at("/total").asLong());
        } finally {
            halfway.goOn();
            writing.set(false);
        }
        for (int w = 0; w < 3; w++) {
            int written = writers.get(w).join();
            String jar = "live-" + w + "-" + mark;
            Await.until(() -> marbles(jar) == written);
        }
        assertThat(marbles(old)).isEqualTo(7);
        assertRowsAreTheSumOfTheEvents();
    }

    @Test
    void a_row_that_had_gone_wrong_is_healed_and_counted() {
        String jar = "wrong-" + mark;
        commands.send(new Jar.Put("jar:" + jar, 7));
        Await.until(() -> marbles(jar) == 7);
        jdbc.update("update contents set marbles = 8 where jar = ?", "jar:" + jar);
        List<String> indexes = indexes();
        rebuild();
        JsonNode done = Await.until(
                () -> standing().at("/rebuild"),
                at -> at.at("/state").asString().equals("DONE"));
        assertThat(done.at("/differingRows").asLong())
                .as("once as it was, once as it should be")
                .isEqualTo(2);
        assertThat(marbles(jar)).isEqualTo(7);
        assertThat(indexes())
                .as("a migration to come finds them by name")
                .isEqualTo(indexes)
                .contains("contents_by_marbles");
        assertRowsAreTheSumOfTheEvents();
    }

    @Test
    void a_rebuild_that_fails_says_so_and_leaves_the_live_rows() {
        String jar = "unlucky-" + mark;
        commands.send(new Jar.Put("jar:" + jar, 7));
        Await.until(() -> marbles(jar) == 7);
        try (Traps.Trap _ = Traps.set(Traps.CONTENTS, of -> {
            if (rebuilding()) {
                throw new NoClassDefFoundError("a mistake in the new version");
            }
        })) {
            rebuild();
            JsonNode failed = Await.until(
                    () -> standing().at("/rebuild"),
                    at -> at.at("/state").asString().equals("FAILED"));
            assertThat(failed.at("/failure").asString()).contains("a mistake in the new version");
        }
        assertThat(marbles(jar)).isEqualTo(7);
        commands.send(new Jar.Put("jar:" + jar, 1));
        Await.until(() -> marbles(jar) == 8);
    }

    @Test
    void two_nodes_do_not_rebuild_the_same_projection_at_once() throws Exception {
        String jar = "twice-" + mark;
        commands.send(new Jar.Put("jar:" + jar, 7));
        Await.until(() -> marbles(jar) == 7);
        Halfway halfway = new Halfway("jar:" + jar);
        Rebuild here = rebuildOfANode();
        Rebuild there = rebuildOfANode();
        Thread first;
        try (Traps.Trap _ = Traps.set(Traps.CONTENTS, halfway::pass)) {
            first = Thread.ofPlatform().name("rebuild-here").start(here);
            halfway.await();
            there.run();
            assertThat(there.progress().state()).isEqualTo(Rebuild.State.FAILED);
            assertThat(there.progress().failure()).contains("another node is rebuilding contents");
            halfway.goOn();
            first.join();
        }
        assertThat(here.progress().state()).isEqualTo(Rebuild.State.DONE);
        assertThat(here.progress().differingRows()).isZero();
        assertThat(marbles(jar)).isEqualTo(7);
    }

    @Test
    void only_projections_can_be_rebuilt_and_only_by_operators() {
        assertThat(http().post("/ops/followers/contents/rebuild", station, "{}").status())
                .isEqualTo(403);
        assertThat(http().post("/ops/followers/contents/rebuild", null, "{}").status())
                .isEqualTo(401);
        assertThat(http().post("/ops/followers/mirror/rebuild", TestTokens.ops(), "{}")
                        .status())
                .isEqualTo(404);
        assertThat(http().post("/ops/followers/nobody/rebuild", TestTokens.ops(), "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_projection_that_fails_stops_in_sight_and_skips_nothing_when_it_can_go_on() {
        String jar = "cursed-" + mark;
        AtomicBoolean asError = new AtomicBoolean();
        try (Traps.Trap _ = Traps.set(Traps.CONTENTS, of -> {
            if (of.equals("jar:" + jar)) {
                if (asError.get()) {
                    throw new NoClassDefFoundError("of a bad build");
                }
                throw new IllegalStateException("cursed");
            }
        })) {
            commands.send(new Jar.Put("jar:" + jar, 1));
            commands.send(new Jar.Put("jar:behind-" + mark, 2));
            Await.until(() -> gauge("partline.follower.failing") == 1);
            Await.until(() -> gauge("partline.follower.lag.events") >= 2);
            Await.until(() -> gauge("partline.follower.lag.seconds") > 0);
            Await.until(() -> standing().at("/failure").asString().contains("cursed"));
            assertThat(standing().at("/lagEvents").asLong()).isGreaterThanOrEqualTo(2);
            asError.set(true);
            Await.until(() -> standing().at("/failure").asString().contains("of a bad build"));
            assertThat(marbles("behind-" + mark)).as("nothing is passed over").isZero();
        }
        Await.until(() -> marbles(jar) == 1 && marbles("behind-" + mark) == 2);
        Await.until(() -> gauge("partline.follower.failing") == 0);
        assertThat(standing().has("failure")).isFalse();
    }

    private void assertRowsAreTheSumOfTheEvents() {
        Await.until(() -> gauge("partline.follower.lag.events") == 0);
        Map<String, Object> rows = contents("select jar, marbles from contents");
        Map<String, Object> sums = contents("""
                select aggregate_id, sum(case event_type when 'marbles-put' then 1 else -1 end * (payload ->> 'marbles')::int)::int
                  from event_log group by 1""");
        assertThat(rows).isEqualTo(sums);
    }

    private List<String> indexes() {
        return jdbc.queryForList(
                "select indexname from pg_indexes where schemaname = 'public' and tablename = 'contents' order by 1",
                String.class);
    }

    private Map<String, Object> contents(String sql) {
        Map<String, Object> contents = new HashMap<>();
        jdbc.query(sql, row -> {
            contents.put(row.getString(1), row.getInt(2));
        });
        return contents;
    }

    /** Stops a rebuild, and only a rebuild, at a jar. */
    private static final class Halfway {
        private final String jar;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch free = new CountDownLatch(1);

        Halfway(String jar) {
            this.jar = jar;
        }

        void pass(String of) {
            if (of.equals(jar) && rebuilding()) {
                reached.countDown();
                Await.until(free);
            }
        }

        void await() {
            Await.until(reached);
        }

        void goOn() {
            free.countDown();
        }
    }

    private static boolean rebuilding() {
        return Thread.currentThread().getName().startsWith("rebuild-");
    }

    private Rebuild rebuildOfANode() {
        return new Rebuild(
                new SampleService.Contents(),
                log,
                positions,
                new TransactionTemplate(transactions),
                jdbc,
                Clock.systemUTC());
    }

    private double gauge(String name) {
        return meters.get(name).tag("follower", "contents").gauge().value();
    }

    private Http http() {
        return new Http(port);
    }

    private Http.Answer rebuild() {
        return http().post("/ops/followers/contents/rebuild", TestTokens.ops(), "{}");
    }

    private JsonNode standing() {
        return http().get("/ops/followers/contents", TestTokens.ops()).body();
    }

    private int marbles(String jar) {
        return Objects.requireNonNull(
                        http().get("/api/jars/" + jar, station).body().get("marbles"))
                .asInt();
    }
}
