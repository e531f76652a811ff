package io.partline.chassis.events;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JacksonException;

/** States of aggregates with a long history: a shortcut, which may be emptied at any time. */
public class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final JdbcTemplate jdbc;

    public Snapshots(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the newest snapshot of an aggregate: the state after the event of that number. */
    public void store(String aggregateId, long sequence, int revision, Object state) {
        jdbc.update("""
                insert into snapshot (aggregate_id, sequence, revision, state) values (?, ?, ?, ?::json)
                on conflict (aggregate_id) do update
                   set sequence = excluded.sequence, revision = excluded.revision, state = excluded.state, taken_at = now()
                 where (snapshot.revision, snapshot.sequence) < (excluded.revision, excluded.sequence)
                """, aggregateId, sequence, revision, EventJson.write(state));
    }

    /** The stored state of an aggregate, if there is one of that revision that can be read. */
    public <S> Optional<Snapshot<S>> find(String aggregateId, int revision, Class<S> state) {
        try {
            return stored(aggregateId)
                    .filter(stored -> stored.revision() == revision)
                    .map(stored -> new Snapshot<>(stored.sequence(), revision, EventJson.read(stored.state(), state)));
        } catch (JacksonException e) {
            LOG.warn(
                    "the snapshot of {} cannot be read and is passed over; its events are replayed instead",
                    aggregateId,
                    e);
            return Optional.empty();
        }
    }

    private Optional<StoredSnapshot> stored(String aggregateId) {
        LogBatch batch = LogBatch.current();
        return batch != null && batch.holds(aggregateId)
                ? batch.snapshot(aggregateId)
                : Optional.ofNullable(findAll(List.of(aggregateId)).get(aggregateId));
    }

    Map<String, StoredSnapshot> findAll(Collection<String> aggregateIds) {
        Map<String, StoredSnapshot> found = new HashMap<>();
        jdbc.query(
                "select aggregate_id, sequence, revision, state from snapshot where aggregate_id = any(?)",
                row -> {
                    found.put(row.getString(1), new StoredSnapshot(row.getLong(2), row.getInt(3), row.getString(4)));
                },
                (Object) aggregateIds.toArray(String[]::new));
        return found;
    }

    /** State after the event {@code sequence}, written by code of that state {@code revision}. */
    public record Snapshot<S>(long sequence, int revision, S state) {}
}
