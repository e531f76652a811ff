package io.partline.chassis.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.JavaSerializer;
import org.junit.jupiter.api.Test;

/** No committed event is ever skipped by a follower, whatever commits late. */
class LateCommitTest {
    /** Reads on from where it was, as a follower does, and remembers what it saw. */
    private static final class Follow {
        private final EventStorageEngine engine;
        private TrackingToken token;
        private final List<String> seen = new ArrayList<>();

        Follow(EventStorageEngine engine) {
            this.engine = engine;
        }

        Follow on() {
            try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(token, false)) {
                events.forEach(event -> {
                    seen.add(event.getIdentifier());
                    token = event.trackingToken();
                });
            }
            return this;
        }
    }

    @Test
    void an_event_that_commits_late_is_seen_and_nothing_behind_it_is_seen_before() throws Exception {
        Rig rig = new Rig();
        try (Rig.Writer slow = rig.writer().append("jar:slow", 0, 1)) {
            rig.append("jar:quick", 0, 1);
            Follow follow = new Follow(rig.engine).on();
            assertThat(follow.seen)
                    .as("what an older transaction could still precede is not read yet")
                    .isEmpty();
            slow.commit();
            assertThat(follow.on().seen).hasSize(2);
        }
    }

    @Test
    void an_event_that_commits_long_after_its_timestamp_is_seen_by_ours_and_skipped_for_ever_by_the_stock_engine()
            throws Exception {
        Instant longAgo = Instant.now().minus(Duration.ofHours(2));
        Rig rig = new Rig();
        try (Rig.Writer slow = rig.writer().appendAt("jar:slow", 0, 1, longAgo)) {
            for (int i = 0; i < 20; i++) {
                rig.append("jar:quick" + i, 0, 1);
            }
            Follow ours = new Follow(rig.engine).on();
            slow.commit();
            assertThat(ours.on().seen).hasSize(21).doesNotHaveDuplicates();
        }

        StockEngine stock = new StockEngine();
        try (Connection slow = stock.dataSource().getConnection()) {
            slow.setAutoCommit(false);
            stock.on(slow).appendEvents(List.of(message("jar:slow", longAgo)));
            // A node whose clock is two hours behind wrote these: the stock engine takes the gap before them for long
            // lost.
            for (int i = 0; i < 20; i++) {
                stock.engine().appendEvents(List.of(message("jar:quick" + i, longAgo)));
            }
            Follow theirs = new Follow(stock.engine()).on();
            slow.commit();
            assertThat(theirs.on().on().seen)
                    .as(
                            "the stock engine's way; when this fails, the framework has mended it and ours can be looked at again")
                    .hasSize(20);
        }
    }

    @Test
    void a_rolled_back_append_holds_nobody_up() throws Exception {
        Rig rig = new Rig();
        try (Rig.Writer slow = rig.writer().append("jar:lost", 0, 1)) {
            rig.append("jar:kept", 0, 1);
            slow.rollback();
            assertThat(new Follow(rig.engine).on().seen).hasSize(1);
        }
    }

    @Test
    void more_gaps_than_a_statement_can_have_parameters_do_no_harm() {
        Rig rig = new Rig();
        Follow follow = new Follow(rig.engine);
        rig.append("jar:before", 0, 1);
        follow.on();
        // Each number drawn and not used is a gap in the positions.
        rig.jdbc.execute(
                "select count(nextval(pg_get_serial_sequence('event_log', 'position'))) from generate_series(1, 70000)");
        rig.append("jar:between", 0, 1);
        rig.jdbc.execute(
                "select count(nextval(pg_get_serial_sequence('event_log', 'position'))) from generate_series(1, 70000)");
        rig.append("jar:after", 0, 1);
        assertThat(follow.on().seen).hasSize(3);
    }

    @Test
    void a_follower_that_starts_at_the_head_skips_nothing_that_is_still_under_way() throws Exception {
        Rig rig = new Rig();
        rig.append("jar:old", 0, 1);
        try (Rig.Writer slow = rig.writer().append("jar:slow", 0, 1)) {
            rig.append("jar:quick", 0, 1);
            Follow follow = new Follow(rig.engine);
            follow.token = rig.engine.createHeadToken();
            slow.commit();
            assertThat(follow.on().seen).hasSize(2);
        }
    }

    @Test
    void many_concurrent_writers_some_slow_some_failing_are_all_seen_once() throws Exception {
        Rig rig = new Rig();
        Follow follow = new Follow(rig.engine);
        int writers = 8;
        List<Thread> threads = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            int id = w;
            threads.add(Thread.ofPlatform().start(() -> {
                java.util.Random random = new java.util.Random(id);
                for (int i = 0; i < 100; i++) {
                    try (Rig.Writer writer = rig.writer()) {
                        writer.append("jar:%d-%d".formatted(id, i), 0, 1);
                        Thread.sleep(random.nextInt(4));
                        if (i % 5 == 0) {
                            writer.rollback();
                        } else {
                            writer.commit();
                        }
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
            }));
        }
        while (threads.stream().anyMatch(Thread::isAlive)) {
            follow.on();
        }
        follow.on();
        assertThat(follow.seen)
                .doesNotHaveDuplicates()
                .hasSize(rig.jdbc.queryForObject("select count(*) from event_log", Integer.class));
        assertThat(follow.seen).hasSize(writers * 80);
    }

    private static GenericDomainEventMessage<String> message(String id, Instant at) {
        return new GenericDomainEventMessage<>(
                "jar", id, 0, "put", MetaData.emptyInstance(), UUID.randomUUID().toString(), at);
    }

    /** The framework's own engine, with its own tables and its defaults. */
    private static final class StockEngine {
        private final Rig rig = new Rig();
        private final JdbcEventStorageEngine engine;

        StockEngine() {
            engine = on(rig.dataSource::getConnection);
            engine.createSchema(PostgresEventTableFactory.INSTANCE);
        }

        javax.sql.DataSource dataSource() {
            return rig.dataSource;
        }

        JdbcEventStorageEngine engine() {
            return engine;
        }

        JdbcEventStorageEngine on(Connection held) {
            Connection staysOpen = (Connection) java.lang.reflect.Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) ->
                            List.of("close", "commit", "setAutoCommit").contains(method.getName())
                                    ? null
                                    : method.invoke(held, arguments));
            return on(() -> staysOpen);
        }

        private JdbcEventStorageEngine on(ConnectionProvider connections) {
            return JdbcEventStorageEngine.builder()
                    .connectionProvider(connections)
                    .transactionManager(NoTransactionManager.INSTANCE)
                    .schema(new EventSchema())
                    .dataType(byte[].class)
                    .eventSerializer(JavaSerializer.builder().build())
                    .snapshotSerializer(JavaSerializer.builder().build())
                    .build();
        }
    }
}
