package io.partline.chassis.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.EventFeed;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.TestTokens;
import io.partline.chassis.testing.TestTopic;
import io.partline.sample.Jar;
import io.partline.sample.SampleService;
import io.partline.sample.SampleUnderTest;
import io.partline.sample.SecondNode;
import io.partline.sample.Traps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two nodes of one service at once: a conflict is retried or refused, never merged silently, and nothing is done twice. */
@SampleUnderTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {
    private static final int EACH = 60;

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    Commands here;

    @Autowired
    EventLog log;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MeterRegistry meters;

    private SecondNode second;
    private Commands there;

    @Autowired
    EventFeed feed;

    @Autowired
    RememberedStates states;

    private final AtomicReference<LogPosition> heard = new AtomicReference<>(LogPosition.START);

    @BeforeAll
    void start() {
        feed.tell(events -> heard.set(events.getLast().position()));
        second = SecondNode.beside(environment);
        there = second.bean(Commands.class);
    }

    @AfterAll
    void stop() {
        second.close();
    }

    @Test
    void commands_of_both_nodes_to_one_aggregate_are_all_counted_once() throws Exception {
        String jar = jar("both");
        together(EACH, node -> node.send(new Jar.Put(jar, 1)));
        assertThat(log.readAggregate(jar))
                .extracting(StoredEvent::sequence)
                .containsExactlyElementsOf(
                        LongStream.range(0, 2L * EACH).boxed().toList());
        assertThat(here.send(new Jar.Put(jar, 1)).after().marbles()).isEqualTo(2 * EACH + 1);
        Await.until(() -> contents(jar) == 2 * EACH + 1);
    }

    @Test
    void a_state_remembered_here_is_not_trusted_after_the_other_node_wrote() {
        String jar = jar("stale");
        here.send(new Jar.Put(jar, 5));
        there.send(new Jar.Take(jar, 5));
        assertThatThrownBy(() -> here.send(new Jar.Take(jar, 1))).isInstanceOf(Jar.TooFew.class);
        there.send(new Jar.Put(jar, 2));
        assertThat(here.send(new Jar.Take(jar, 2)).after().marbles()).isZero();
    }

    @Test
    void no_is_said_only_on_the_newest_state() {
        String jar = jar("refilled");
        here.send(new Jar.Put(jar, 5));
        here.send(new Jar.Take(jar, 5));
        there.send(new Jar.Put(jar, 3));
        assertThat(here.send(new Jar.Take(jar, 2)).after().marbles()).isEqualTo(1);
        there.send(new Jar.Put(jar, 4));
        assertThat(here.send(new Jar.Put(jar, 0)).after().marbles())
                .as("an answer that records nothing")
                .isEqualTo(5);
    }

    @Test
    void a_decision_that_was_overtaken_is_decided_again_on_the_new_state() {
        String jar = jar("overtaken");
        here.send(new Jar.Put(jar, 5));
        long conflicts = conflicts();
        AtomicBoolean overtaken = new AtomicBoolean();
        try (Traps.Trap _ = Traps.set(Traps.TAKING, taking -> {
            if (taking.equals(jar) && !overtaken.getAndSet(true)) {
                onItsOwnThread(() -> there.send(new Jar.Take(jar, 5)));
            }
        })) {
            assertThatThrownBy(() -> here.send(new Jar.Take(jar, 5)))
                    .as("the last five are gone")
                    .isInstanceOf(Jar.TooFew.class);
        }
        assertThat(log.readAggregate(jar)).hasSize(2);
        assertThat(conflicts()).isEqualTo(conflicts + 1);
    }

    /** Otherwise every command of a shared aggregate would be done twice: once on an old state, and again. */
    @Test
    void what_the_other_node_has_recorded_is_heard_of_and_costs_no_second_try() {
        String jar = jar("taking turns");
        here.send(new Jar.Put(jar, 1));
        long conflicts = conflicts();
        for (int turn = 1; turn <= 3; turn++) {
            there.send(new Jar.Put(jar, 1));
            int marbles = 2 * turn;
            Await.until(() -> contents(jar) == marbles);
            heardHere();
            assertThat(Objects.requireNonNull(states.<Jar.State>get(jar)))
                    .as("followed, so that the log need not be read")
                    .extracting(Known::state, Known::trust)
                    .containsExactly(new Jar.State(marbles), Known.Trust.REMEMBERED);
            assertThat(here.send(new Jar.Put(jar, 1)).after().marbles()).isEqualTo(marbles + 1);
            Await.until(() -> contents(jar) == marbles + 1);
        }
        assertThat(conflicts()).isEqualTo(conflicts);
    }

    /** This node has read everything that is recorded. */
    private void heardHere() {
        LogPosition head = log.head();
        Await.until(() -> heard.get().compareTo(head) >= 0);
    }

    /**
     * Between loading and saying no, another command on this node may lose a race or record something and so change what
     * is remembered. That must not switch off the look into the log.
     */
    @Test
    void no_is_said_only_on_the_newest_state_however_many_decide_on_this_node_at_once() {
        String jar = jar("contended");
        here.send(new Jar.Put(jar, 1));
        here.send(new Jar.Take(jar, 1));
        AtomicBoolean first = new AtomicBoolean();
        AtomicInteger decided = new AtomicInteger();
        try (Traps.Trap _ = Traps.set(Traps.TAKING, taking -> {
            if (taking.equals(jar)) {
                decided.incrementAndGet();
                if (!first.getAndSet(true)) {
                    onItsOwnThread(() -> there.send(new Jar.Put(jar, 100)));
                    onItsOwnThread(() -> here.send(new Jar.Put(jar, 1)));
                }
            }
        })) {
            assertThat(here.send(new Jar.Take(jar, 60)).after().marbles()).isEqualTo(41);
        }
        assertThat(decided).as("decided again on what the other node recorded").hasValue(2);
    }

    /** A standby took over that had not received the last events; the node's memory is ahead of the log. */
    @Test
    void after_a_fail_over_to_an_older_log_nothing_is_decided_on_what_is_only_remembered() {
        String jar = jar("lost");
        here.send(new Jar.Put(jar, 1));
        here.send(new Jar.Put(jar, 10));
        jdbc.update("delete from event_log where aggregate_id = ? and sequence = 1", jar);
        assertThatThrownBy(() -> here.send(new Jar.Take(jar, 5)).after())
                .as("yes on a state that never was")
                .isInstanceOf(Jar.TooFew.class);
        here.send(new Jar.Put(jar, 2));
        jdbc.update("delete from event_log where aggregate_id = ? and sequence = 1", jar);
        there.send(new Jar.Put(jar, 7));
        assertThat(here.send(new Jar.Take(jar, 8)).after().marbles())
                .as("no on a state that never was, where the log has other events under the same numbers")
                .isZero();
        countAgain(jar);
    }

    /** The read model has seen what the log has lost; other tests compare the two. */
    private void countAgain(String jar) {
        String last = jar("last");
        here.send(new Jar.Put(last, 1));
        Await.until(() -> contents(last) == 1);
        jdbc.update("""
                update contents set marbles =
                    (select sum(case event_type when 'marbles-put' then 1 else -1 end * (payload ->> 'marbles')::int)
                       from event_log where aggregate_id = jar)
                 where jar = ?
                """, jar);
    }

    private long conflicts() {
        return meters.find("partline.commands").tags("result", "conflict").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Test
    void the_same_post_at_both_nodes_takes_effect_once() throws Exception {
        String jar = "posted-" + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        try (ExecutorService clients = Executors.newFixedThreadPool(6)) {
            List<Callable<Http.Answer>> posts = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Http node = new Http(i % 2 == 0 ? port : second.port());
                posts.add(() ->
                        node.post("/api/jars", TestTokens.station("S-TZ-01"), Map.of("jar", jar, "marbles", 1), key));
            }
            for (Future<Http.Answer> answer : clients.invokeAll(posts)) {
                assertThat(answer.get().status()).isEqualTo(201);
            }
        }
        assertThat(log.readAggregate("jar:" + jar)).hasSize(1);
    }

    @Test
    void reactions_listeners_and_publishers_of_both_nodes_do_everything_once_and_in_order() throws Exception {
        String mirrored = jar("mirrored");
        String wanted = jar("wanted");
        TestTopic wants = new TestTopic("partline.wants.v1");
        together(20, node -> {
            node.send(new Jar.Put(mirrored, 1));
            wants.send(SampleService.WANTED, wanted, Map.of("jar", wanted, "marbles", 1));
        });
        String image = mirrored.replace("mirrored", "image");
        Await.until(() -> contents(image) == 40);
        Await.until(() -> contents(wanted) == 40);
        assertThat(log.readAggregate(image)).hasSize(40);
        assertThat(log.readAggregate(wanted)).hasSize(40);
        List<String> published = new TestTopic(SampleService.TOPIC)
                        .readUntil(seen -> seen.stream()
                                        .filter(one -> one.key().equals(mirrored))
                                        .map(one -> one.headers().get("ce_id"))
                                        .distinct()
                                        .count()
                                == 40)
                        .stream()
                        .filter(one -> one.key().equals(mirrored))
                        .map(one -> one.headers().get("ce_id"))
                        .distinct()
                        .toList();
        assertThat(published)
                .isEqualTo(log.readAggregate(mirrored).stream()
                        .map(event -> event.id().toString())
                        .toList());
    }

    private interface Work {
        void on(Commands node);
    }

    private void together(int times, Work work) throws Exception {
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            List<Future<?>> ends = List.of(
                    nodes.submit(() -> Collections.nCopies(times, here).forEach(work::on)),
                    nodes.submit(() -> Collections.nCopies(times, there).forEach(work::on)));
            for (Future<?> end : ends) {
                end.get();
            }
        }
    }

    private static void onItsOwnThread(Runnable work) {
        try {
            Thread.ofPlatform().start(work).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int contents(String jar) {
        Integer marbles =
                jdbc.queryForObject("select coalesce(max(marbles), 0) from contents where jar = ?", Integer.class, jar);
        return marbles == null ? 0 : marbles;
    }

    private static String jar(String name) {
        return "jar:" + name + "-" + UUID.randomUUID();
    }
}
