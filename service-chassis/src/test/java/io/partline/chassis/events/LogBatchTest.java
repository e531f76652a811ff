package io.partline.chassis.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.sample.Jar;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a transaction does to several aggregates in one go is what it would have done one by one. */
class LogBatchTest {
    private final Rig rig = new Rig();
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(rig.dataSource));
    private final Snapshots snapshots = new Snapshots(rig.jdbc);

    private void inOneGo(Set<String> jars, Runnable work) {
        transaction.executeWithoutResult(status -> rig.engine.inOneGo(jars, () -> {
            work.run();
            return true;
        }));
    }

    private long stored() {
        return rig.jdbc.queryForObject("select count(*) from event_log", Long.class);
    }

    private static List<Integer> marbles(List<StoredEvent> events) {
        return events.stream()
                .map(event -> ((Jar.MarblesPut) event.payload()).marbles())
                .toList();
    }

    @Test
    void it_is_written_at_the_end_and_seen_by_the_transaction_before() {
        rig.append("jar:a", 0, 1);
        inOneGo(Set.of("jar:a", "jar:b"), () -> {
            rig.append("jar:a", 1, 2);
            rig.append("jar:b", 0, 10);
            rig.append("jar:a", 2, 3);
            assertThat(stored()).as("kept for the end").isEqualTo(1);
            assertThat(marbles(rig.log.readAggregate("jar:a"))).containsExactly(1, 2, 3);
            assertThat(marbles(rig.log.readAggregateFrom("jar:a", 2))).containsExactly(3);
            assertThat(rig.log.exists("jar:b")).isTrue();
            assertThat(rig.log.exists("jar:c")).isFalse();
        });
        assertThat(marbles(rig.log.readAggregate("jar:a"))).containsExactly(1, 2, 3);
        assertThat(marbles(rig.log.readAggregate("jar:b"))).containsExactly(10);
        assertThat(rig.log.readAfter(LogPosition.START, 10))
                .extracting(event -> event.aggregateId() + " " + event.sequence())
                .containsExactly("jar:a 0", "jar:a 1", "jar:b 0", "jar:a 2");
    }

    @Test
    void where_somebody_else_was_faster_nothing_of_it_is_recorded() throws Exception {
        rig.append("jar:a", 0, 1);
        try (Rig.Writer other = rig.writer()) {
            assertThatThrownBy(() -> inOneGo(Set.of("jar:a", "jar:b"), () -> {
                        rig.append("jar:b", 0, 10);
                        rig.append("jar:a", 1, 2);
                        CompletableFuture.runAsync(() -> commit(other.append("jar:a", 1, 5)))
                                .join();
                    }))
                    .isInstanceOf(ConcurrencyException.class);
        }
        assertThat(marbles(rig.log.readAggregate("jar:a"))).containsExactly(1, 5);
        assertThat(rig.log.exists("jar:b")).isFalse();
    }

    @Test
    void an_event_whose_predecessor_is_missing_takes_all_others_with_it() {
        assertThatThrownBy(() -> inOneGo(Set.of("jar:a", "jar:b"), () -> {
                    rig.append("jar:b", 0, 10);
                    rig.append("jar:a", 4, 2);
                }))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(stored()).isZero();
    }

    @Test
    void what_lies_before_a_snapshot_is_read_from_the_log_with_all_that_was_recorded_meanwhile() {
        for (int sequence = 0; sequence < 4; sequence++) {
            rig.append("jar:a", sequence, sequence);
        }
        snapshots.store("jar:a", 2, 1, Map.of("marbles", 3));
        inOneGo(Set.of("jar:a"), () -> {
            rig.append("jar:a", 4, 4);
            assertThat(snapshots.find("jar:a", 1, Map.class).orElseThrow().sequence())
                    .isEqualTo(2);
            assertThat(marbles(rig.log.readAggregateFrom("jar:a", 3))).containsExactly(3, 4);
            assertThat(stored()).isEqualTo(4);
            assertThat(marbles(rig.log.readAggregate("jar:a"))).containsExactly(0, 1, 2, 3, 4);
            rig.append("jar:a", 5, 5);
        });
        assertThat(marbles(rig.log.readAggregate("jar:a"))).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void statements_that_may_wait_come_with_the_events_or_when_they_are_asked_for() {
        rig.jdbc.execute("create table noted (what text)");
        inOneGo(Set.of("jar:a"), () -> {
            LogBatch.update(rig.jdbc, "insert into noted values (?)", "a");
            LogBatch.update(rig.jdbc, "insert into noted values (?)", "b");
            assertThat(noted()).isEmpty();
            LogBatch.writeNow();
            assertThat(noted()).containsExactly("a", "b");
            LogBatch.update(rig.jdbc, "insert into noted values (?)", "c");
        });
        LogBatch.update(rig.jdbc, "insert into noted values (?)", "d");
        assertThat(noted()).containsExactly("a", "b", "c", "d");
    }

    private List<String> noted() {
        return rig.jdbc.queryForList("select what from noted", String.class);
    }

    /** Random appends to a few jars, cut into batches of random sizes that know some of the jars beforehand. */
    @Test
    void however_it_is_cut_the_log_is_the_same() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> jars = List.of("jar:a", "jar:b", "jar:c", "jar:d");
        Map<String, List<Integer>> expected = new TreeMap<>();
        for (int batch = 0; batch < 40; batch++) {
            Set<String> known = jars.stream().filter(_ -> random.nextBoolean()).collect(Collectors.toSet());
            int appends = random.nextInt(6);
            inOneGo(known, () -> {
                for (int i = 0; i < appends; i++) {
                    String jar = jars.get(random.nextInt(jars.size()));
                    List<Integer> before = expected.computeIfAbsent(jar, _ -> new ArrayList<>());
                    assertThat(marbles(rig.log.readAggregate(jar)))
                            .as("seed %d", seed)
                            .isEqualTo(before);
                    int marbles = 1 + random.nextInt(9);
                    rig.append(jar, before.size(), marbles);
                    before.add(marbles);
                }
            });
        }
        expected.forEach((jar, marbles) -> assertThat(marbles(rig.log.readAggregate(jar)))
                .as("seed %d", seed)
                .isEqualTo(marbles));
    }

    private static void commit(Rig.Writer writer) {
        try {
            writer.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
