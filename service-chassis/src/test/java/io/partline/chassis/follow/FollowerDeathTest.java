package io.partline.chassis.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.chassis.deadletter.DeadLetter;
import io.partline.chassis.deadletter.Deliveries;
import io.partline.chassis.deadletter.TestDeliveries;
import io.partline.chassis.events.AppendSignal;
import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.Rig;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.testing.Await;
import io.partline.sample.NodeDied;
import io.partline.sample.SampleService;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A projection and a reaction take up every event exactly once, wherever a node dies and however many there are. */
class FollowerDeathTest {
    private final ExecutorService nodes = Executors.newCachedThreadPool();
    private final Rig rig = new Rig();
    private final JdbcClient db = JdbcClient.create(rig.jdbc);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(rig.dataSource));

    /** Where a node dies. */
    enum Moment {
        BEFORE_THE_EFFECT,
        BETWEEN_EFFECT_AND_POSITION,
        AFTER_THE_POSITION,
        AFTER_THE_COMMIT
    }

    FollowerDeathTest() {
        for (int sequence = 0; sequence < 3; sequence++) {
            rig.append("jar:a", sequence, 1);
            rig.append("jar:b", sequence, 10);
        }
        rig.jdbc.execute("create table reacted (event_id text not null, jar text not null, nr serial)");
    }

    @AfterEach
    void close() {
        nodes.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void rows_and_position_of_a_projection_are_never_apart(Moment death) {
        Follower mortal = projection(
                new SampleService.Contents() {
                    @Override
                    public void apply(List<StoredEvent> batch, JdbcClient client) {
                        die(death, Moment.BEFORE_THE_EFFECT);
                        super.apply(batch, client);
                        die(death, Moment.BETWEEN_EFFECT_AND_POSITION);
                        dieAfterCommit(death);
                    }
                },
                positions(death));
        assertThatThrownBy(mortal::step).isInstanceOf(NodeDied.class);

        Follower next = projection(new SampleService.Contents(), new FollowerPositions(rig.jdbc));
        while (step(next)) {}
        assertThat(contents()).isEqualTo(Map.of("jar:a", 3, "jar:b", 30));
    }

    @Test
    void a_projection_goes_on_where_it_was_after_a_restart() {
        step(projection(new SampleService.Contents(), new FollowerPositions(rig.jdbc)));
        rig.append("jar:a", 3, 5);
        Follower restarted = projection(new SampleService.Contents(), new FollowerPositions(rig.jdbc));
        while (step(restarted)) {}
        assertThat(contents()).isEqualTo(Map.of("jar:a", 8, "jar:b", 30));
    }

    @Test
    void while_one_node_applies_a_batch_another_does_not() throws Exception {
        CountDownLatch applying = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        Follower first = projection(
                new SampleService.Contents() {
                    @Override
                    public void apply(List<StoredEvent> batch, JdbcClient client) {
                        applying.countDown();
                        Await.until(free);
                        super.apply(batch, client);
                    }
                },
                new FollowerPositions(rig.jdbc));
        CompletableFuture<Boolean> atIt = CompletableFuture.supplyAsync(() -> step(first), nodes);
        Await.until(applying);
        Follower second = projection(new SampleService.Contents(), new FollowerPositions(rig.jdbc));
        assertThat(CompletableFuture.supplyAsync(() -> step(second), nodes).get(60, TimeUnit.SECONDS))
                .isFalse();
        assertThat(contents()).isEmpty();
        free.countDown();
        atIt.join();
        while (step(second)) {}
        assertThat(contents()).isEqualTo(Map.of("jar:a", 3, "jar:b", 30));
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void a_reaction_happens_once_wherever_the_node_dies(Moment death) {
        Follower mortal = reaction(
                event -> {
                    die(death, Moment.BEFORE_THE_EFFECT);
                    react(event);
                    die(death, Moment.BETWEEN_EFFECT_AND_POSITION);
                    dieAfterCommit(death);
                },
                positions(death));
        assertThatThrownBy(mortal::step).isInstanceOf(NodeDied.class);

        Follower next = reaction(this::react, new FollowerPositions(rig.jdbc));
        while (step(next)) {}
        assertThat(reactedTo()).isEqualTo(recorded());
    }

    @Test
    void two_nodes_at_the_same_event_react_once() throws Exception {
        CountDownLatch reacting = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        Follower second = reaction(this::react, new FollowerPositions(rig.jdbc));
        Follower first = reaction(
                event -> {
                    reacting.countDown();
                    Await.until(free);
                    react(event);
                },
                new FollowerPositions(rig.jdbc));
        CompletableFuture<Boolean> one = CompletableFuture.supplyAsync(() -> step(first), nodes);
        Await.until(reacting);
        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> step(second), nodes);
        Thread.sleep(300);
        free.countDown();
        one.get(60, TimeUnit.SECONDS);
        other.get(60, TimeUnit.SECONDS);
        while (step(first) || step(second)) {}
        assertThat(reactedTo()).containsExactlyInAnyOrderElementsOf(recorded());
    }

    @Test
    void an_event_that_a_reaction_cannot_handle_waits_with_those_behind_it_and_others_go_on() {
        boolean[] repaired = new boolean[1];
        Deliveries deliveries = TestDeliveries.on(rig.jdbc, transaction);
        Follower follower = new ReactionFollower(
                named(event -> {
                    if (event.aggregateId().equals("jar:a") && event.sequence() == 1 && !repaired[0]) {
                        throw new IllegalStateException("not this one");
                    }
                    react(event);
                }),
                rig.log,
                new EventFeed(rig.log),
                started(new FollowerPositions(rig.jdbc)),
                deliveries);
        while (step(follower)) {}
        assertThat(reactedTo()).hasSize(4);
        DeadLetter first = only(deliveries.waiting(10));
        assertThat(first.delivery().key()).isEqualTo("jar:a");
        assertThat(first.delivery().body()).isEqualTo("1");
        assertThat(first.waitingBehind()).isEqualTo(1);

        assertThat(deliveries.replay(first.id())).isFalse();
        repaired[0] = true;
        assertThat(deliveries.replay(first.id())).isTrue();
        DeadLetter second = only(deliveries.waiting(10));
        assertThat(second.delivery().body()).isEqualTo("2");
        assertThat(deliveries.replay(second.id())).isTrue();
        assertThat(reactedTo()).containsExactlyInAnyOrderElementsOf(recorded());
        assertThat(rig.jdbc.queryForList("select event_id from reacted where jar = 'jar:a' order by nr", String.class))
                .isEqualTo(rig.log.readAggregate("jar:a").stream()
                        .map(event -> event.id().toString())
                        .toList());
    }

    private static DeadLetter only(List<DeadLetter> waiting) {
        assertThat(waiting).hasSize(1);
        return waiting.getFirst();
    }

    private void react(StoredEvent event) {
        rig.jdbc.update(
                "insert into reacted (event_id, jar) values (?, ?)", event.id().toString(), event.aggregateId());
    }

    private List<String> reactedTo() {
        return rig.jdbc.queryForList("select event_id from reacted order by nr", String.class);
    }

    private List<String> recorded() {
        return rig.log.readAfter(LogPosition.START, 100).stream()
                .map(event -> event.id().toString())
                .toList();
    }

    private Map<String, Integer> contents() {
        Map<String, Integer> contents = new TreeMap<>();
        rig.jdbc.query("select jar, marbles from contents", row -> {
            contents.put(row.getString(1), row.getInt(2));
        });
        return contents;
    }

    private Follower projection(Projection projection, FollowerPositions positions) {
        return new LogReader(
                List.of(projection),
                rig.log,
                new EventFeed(rig.log),
                new AppendSignal(),
                started(positions),
                transaction,
                db,
                Follower.GATHERING);
    }

    private interface Work {
        void on(StoredEvent event);
    }

    private static Reaction named(Work work) {
        return new Reaction() {
            @Override
            public String name() {
                return "reaction";
            }

            @Override
            public List<Class<? extends DomainEvent>> reactsTo() {
                return List.of(DomainEvent.class);
            }

            @Override
            public void on(StoredEvent event) {
                work.on(event);
            }
        };
    }

    private Follower reaction(Work work, FollowerPositions positions) {
        return new ReactionFollower(
                named(work),
                rig.log,
                new EventFeed(rig.log),
                started(positions),
                TestDeliveries.on(rig.jdbc, transaction));
    }

    private static FollowerPositions started(FollowerPositions positions) {
        positions.ensure("contents");
        positions.ensure("reaction");
        return positions;
    }

    private FollowerPositions positions(Moment death) {
        return new FollowerPositions(rig.jdbc) {
            @Override
            void move(Map<String, LogPosition> to) {
                super.move(to);
                die(death, Moment.AFTER_THE_POSITION);
            }

            @Override
            public boolean move(String follower, LogPosition from, LogPosition to, Instant server) {
                boolean moved = super.move(follower, from, to, server);
                die(death, Moment.AFTER_THE_POSITION);
                return moved;
            }
        };
    }

    private static void die(Moment death, Moment now) {
        if (death == now) {
            throw new NodeDied();
        }
    }

    private static void dieAfterCommit(Moment death) {
        if (death == Moment.AFTER_THE_COMMIT && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    throw new NodeDied();
                }
            });
        }
    }

    private static boolean step(Follower follower) {
        try {
            return follower.step() == Follower.Left.MORE;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
