package io.partline.chassis.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.HorizonEventStorageEngine;
import io.partline.chassis.events.Snapshots;
import io.partline.chassis.outage.Conflict;
import io.partline.chassis.testing.Await;
import io.partline.sample.Jar;
import io.partline.sample.SampleUnderTest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever short cut leads to a state, it is the state its events tell. */
@SampleUnderTest
class StateTest {
    @Autowired
    Commands commands;

    @Autowired
    EventLog log;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MeterRegistry meters;

    @Autowired
    HorizonEventStorageEngine engine;

    @Autowired
    PlatformTransactionManager transactions;

    private final String jar = "jar:state-" + UUID.randomUUID();
    private TransactionTemplate transaction;

    private record Loaded(Object state, long sequence) {}

    @BeforeEach
    void transaction() {
        transaction = new TransactionTemplate(transactions);
    }

    @Test
    void what_was_rolled_back_is_not_remembered() {
        commands.send(new Jar.Put(jar, 1));
        transaction.executeWithoutResult(status -> {
            assertThat(commands.send(new Jar.Put(jar, 9)).after().marbles()).isEqualTo(10);
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> commands.send(new Jar.Take(jar, 2))).isInstanceOf(Jar.TooFew.class);
        assertThat(commands.send(new Jar.Take(jar, 1)).after().marbles()).isZero();
        assertThat(log.readAggregate(jar)).hasSize(2);
    }

    /** A lock of this process beside PostgreSQL's would close a circle that neither of them sees. */
    @Test
    void a_transaction_that_sends_again_does_not_wait_for_one_that_waits_for_it() throws Exception {
        CompletableFuture<Integer> other = transaction.execute(status -> {
            commands.send(new Jar.Put(jar, 1));
            assertThat(log.readAggregate(jar)).as("written before it is read").hasSize(1);
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(
                    () -> commands.send(new Jar.Put(jar, 2)).after().marbles());
            Await.until(() -> jdbc.queryForObject(
                            "select count(*) from pg_locks where locktype = 'transactionid' and not granted",
                            Integer.class)
                    > 0);
            commands.send(new Jar.Put(jar, 4));
            return waiting;
        });
        assertThat(other.get(60, TimeUnit.SECONDS)).isEqualTo(7);
    }

    /** Three trips would hold back for three times as long whoever waits for them. */
    @Test
    void what_a_transaction_records_is_written_at_its_end_in_one_go_and_in_its_order() {
        String other = jar + "-other";
        long written = appends("written");
        transaction.executeWithoutResult(status -> {
            commands.send(new Jar.Put(jar, 1));
            commands.send(new Jar.Put(other, 2));
            commands.send(new Jar.Put(jar, 3));
            assertThat(rowsOf(jar) + rowsOf(other)).as("not yet").isZero();
        });
        assertThat(jdbc.queryForList(
                        "select aggregate_id from event_log where aggregate_id in (?, ?) order by xid, position",
                        String.class,
                        jar,
                        other))
                .containsExactly(jar, other, jar);
        assertThat(appends("written")).isEqualTo(written + 1);
    }

    private long appends(String result) {
        return meters.get("partline.events.append")
                .tag("result", result)
                .timer()
                .count();
    }

    /** The transaction ends with the no and never writes what it had decided on the same old state. */
    @Test
    void a_no_after_something_that_was_recorded_on_an_old_state_is_not_given() {
        commands.send(new Jar.Put(jar, 1));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    commands.send(new Jar.Put(jar, 1));
                    CompletableFuture.runAsync(() -> commands.send(new Jar.Put(jar, 8)))
                            .join();
                    commands.send(new Jar.Take(jar, 5));
                }))
                .isInstanceOf(ConcurrencyException.class);
        transaction.executeWithoutResult(status -> {
            commands.send(new Jar.Put(jar, 1));
            assertThat(commands.send(new Jar.Take(jar, 5)).after().marbles()).isEqualTo(5);
        });
    }

    @Test
    void at_its_end_a_transaction_takes_nothing_more() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    commands.send(new Jar.Put(jar, 1));
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void beforeCommit(boolean readOnly) {
                            commands.send(new Jar.Put(jar, 1));
                        }
                    });
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(log.readAggregate(jar)).isEmpty();
    }

    private int rowsOf(String aggregateId) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from event_log where aggregate_id = ?", Integer.class, aggregateId));
    }

    @Test
    void who_loses_at_the_end_of_its_transaction_has_recorded_nothing_and_knows_better_the_next_time() {
        commands.send(new Jar.Put(jar, 1));
        String other = jar + "-other";
        long lost = appends("lost");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    commands.send(new Jar.Put(other, 1));
                    commands.send(new Jar.Put(jar, 1));
                    CompletableFuture.runAsync(() -> commands.send(new Jar.Put(jar, 5)))
                            .join();
                }))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(appends("lost")).isEqualTo(lost + 1);
        assertThat(log.readAggregate(other)).isEmpty();
        assertThat(commands.send(new Jar.Put(other, 1)).after().marbles()).isEqualTo(1);
        assertThat(commands.send(new Jar.Put(jar, 1)).after().marbles()).isEqualTo(7);
    }

    @Test
    void a_beginning_is_taken_for_one_only_where_nothing_is_recorded() {
        assertThat(commands.send(new Jar.Fill(jar, 3)).after().marbles()).isEqualTo(3);
        String known = jar + "-known-elsewhere";
        engine.appendEvents(List.of(new GenericDomainEventMessage<>("jar", known, 0, new Jar.MarblesPut(known, 8))));
        assertThat(commands.send(new Jar.Fill(known, 3)).changed()).isFalse();
        String inside = jar + "-inside";
        engine.appendEvents(List.of(new GenericDomainEventMessage<>("jar", inside, 0, new Jar.MarblesPut(inside, 8))));
        int[] tries = {0};
        Conflict.repeating(() -> transaction.execute(status -> {
            tries[0]++;
            return commands.send(new Jar.Fill(inside, 3)).changed();
        }));
        assertThat(log.readAggregate(inside)).hasSize(1);
        assertThat(tries[0]).isEqualTo(2);
    }

    @Test
    void several_commands_of_one_transaction_see_each_other() {
        commands.send(new Jar.Put(jar, 1));
        Jar.State state = transaction.execute(status -> {
            commands.send(new Jar.Put(jar, 2));
            commands.send(new Jar.Take(jar, 2));
            assertThatThrownBy(() -> commands.send(new Jar.Take(jar, 2))).isInstanceOf(Jar.TooFew.class);
            return commands.send(new Jar.Take(jar, 1)).after();
        });
        assertThat(state.marbles()).isZero();
        assertThat(log.readAggregate(jar)).as("the refused one left no trace").hasSize(4);
    }

    @Test
    void a_long_history_is_loaded_from_its_snapshot_to_the_same_state_as_from_its_first_event() {
        fill(205);
        Loaded loaded = load(Jar.decider());
        assertThat(loaded).isEqualTo(new Loaded(new Jar.State(205), 204));
        assertThat(snapshotSequence()).isBetween(200L, 204L);

        // Only a state that no event tells shows that the short cut was taken.
        setSnapshot("{\"marbles\":1000}");
        assertThat(load(Jar.decider()).state()).isEqualTo(new Jar.State(1_000 + 204 - (int) snapshotSequence()));

        jdbc.update("delete from snapshot where aggregate_id = ?", jar);
        assertThat(load(Jar.decider())).isEqualTo(loaded);
    }

    @Test
    void a_snapshot_of_an_older_meaning_of_the_state_is_passed_over() {
        fill(201);
        setSnapshot("{\"marbles\":1000}");
        assertThat(load(Jar.decider().withStateRevision(2)).state()).isEqualTo(new Jar.State(201));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"marbles\":\"many\"}", "{\"stones\":3}", "[1, 2]", "\"\""})
    void a_snapshot_that_cannot_be_read_any_more_is_passed_over(String unreadable) {
        fill(201);
        setSnapshot(unreadable);
        assertThat(load(Jar.decider())).isEqualTo(new Loaded(new Jar.State(201), 200));
    }

    @Test
    void a_snapshot_goes_with_its_transaction() {
        fill(200);
        transaction.executeWithoutResult(status -> {
            commands.send(new Jar.Put(jar, 1));
            status.setRollbackOnly();
        });
        assertThat(jdbc.queryForList("select 1 from snapshot where aggregate_id = ?", jar))
                .isEmpty();
    }

    private void fill(int events) {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < events; i++) {
                commands.send(new Jar.Put(jar, 1));
            }
        });
    }

    /** As a node does that remembers nothing. */
    private Loaded load(Decider<Jar.State, Jar.Asked, Jar.Event> decider) {
        Known<Jar.State> known = new Aggregate<>(
                        decider, engine, new Snapshots(jdbc), new RememberedStates(10_000, java.util.Map.of()))
                .load(jar);
        return new Loaded(known.state(), known.sequence());
    }

    private long snapshotSequence() {
        Long sequence = jdbc.queryForObject("select sequence from snapshot where aggregate_id = ?", Long.class, jar);
        return sequence == null ? -1 : sequence;
    }

    private void setSnapshot(String state) {
        assertThat(jdbc.update("update snapshot set state = ?::json where aggregate_id = ?", state, jar))
                .isEqualTo(1);
    }
}
