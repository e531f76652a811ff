package io.partline.chassis.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.HorizonEventStorageEngine;
import io.partline.chassis.events.Snapshots;
import io.partline.chassis.testing.Await;
import io.partline.sample.Jar;
import io.partline.sample.SampleUnderTest;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
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
        Known<Jar.State> known =
                new Aggregate<>(decider, engine, new Snapshots(jdbc), new RememberedStates(10)).load(jar);
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
