package io.partline.chassis.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.sample.Jar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/** When an append is a conflict, so that the command is tried again. */
class AppendTest {
    private final Rig rig = new Rig();

    @Test
    void a_sequence_number_that_is_taken_is_a_conflict() {
        rig.append("jar:a", 0, 1);
        assertThatThrownBy(() -> rig.append("jar:a", 0, 2)).isInstanceOf(ConcurrencyException.class);
        assertThat(rig.log.readAggregate("jar:a")).hasSize(1);
    }

    @Test
    void a_hole_in_the_sequence_is_a_conflict() {
        rig.append("jar:a", 0, 1);
        assertThatThrownBy(() -> rig.append("jar:a", 2, 2)).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void several_events_are_recorded_all_or_none() {
        rig.append("jar:a", 0, 1);
        assertThatThrownBy(() -> rig.engine.appendEvents(two("jar:a", 2))).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> rig.engine.append(two("jar:a", 1), UUID.randomUUID(), () -> {}))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(rig.log.readAggregate("jar:a")).hasSize(1);
        rig.engine.appendEvents(two("jar:a", 1));
        assertThatThrownBy(() -> rig.engine.appendEvents(two("jar:a", 2))).isInstanceOf(ConcurrencyException.class);
        assertThat(rig.log.readAggregate("jar:a"))
                .extracting(StoredEvent::sequence)
                .containsExactly(0L, 1L, 2L);
    }

    private static List<DomainEventMessage<?>> two(String jar, long first) {
        return List.of(Rig.put(jar, first, 1, Instant.now()), Rig.put(jar, first + 1, 2, Instant.now()));
    }

    /**
     * A transaction that had written something else before it loaded the aggregate is older than the event it follows;
     * by (transaction, position) its event would be read first.
     */
    @Test
    void a_transaction_older_than_the_event_before_is_a_conflict() throws Exception {
        try (Rig.Writer older = rig.writer().touchSomethingElse()) {
            rig.append("jar:a", 0, 1);
            assertThatThrownBy(() -> older.append("jar:a", 1, 2)).isInstanceOf(ConcurrencyException.class);
            older.rollback();
        }
        try (Rig.Writer younger = rig.writer().touchSomethingElse()) {
            younger.append("jar:a", 1, 2).append("jar:a", 2, 3).commit();
        }
        assertThat(rig.log.readAfter(LogPosition.START, 10))
                .extracting(StoredEvent::sequence)
                .containsExactly(0L, 1L, 2L);
    }

    @Test
    void what_is_stored_is_a_stable_name_and_not_a_class_name() {
        rig.append("jar:a", 0, 7);
        Map<String, Object> row = rig.jdbc.queryForMap(
                "select event_type, revision, aggregate_type, payload::text as payload from event_log");
        assertThat(row).containsEntry("event_type", "marbles-put").containsEntry("aggregate_type", "jar");
        assertThat(row.get("payload").toString()).doesNotContain("io.partline");
        assertThat(rig.log.readAggregate("jar:a").getFirst().payload()).isEqualTo(new Jar.MarblesPut("jar:a", 7));
    }

    @Test
    void an_event_of_a_newer_version_is_named_and_not_passed_over() {
        rig.append("jar:a", 0, 7);
        rig.jdbc.update("update event_log set event_type = 'marbles-painted'");
        assertThatThrownBy(() -> rig.log.readAfter(LogPosition.START, 10)).hasMessageContaining("'marbles-painted'");
    }
}
