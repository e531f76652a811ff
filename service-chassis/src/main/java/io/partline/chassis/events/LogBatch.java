package io.partline.chassis.events;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A transaction's own view of some aggregates: what is stored of them, read in one go, and what the transaction records of
 * them, written in one go. Whoever reads or appends inside it need not know; it makes many commands in one transaction
 * as cheap as a few.
 */
public final class LogBatch {
    /** What is known of one aggregate: its snapshot, if there is one, and every event after it. */
    private static final class Held {
        private final Snapshots.@Nullable Stored snapshot;
        private final List<StoredEvent> events = new ArrayList<>();

        Held(Snapshots.@Nullable Stored snapshot) {
            this.snapshot = snapshot;
        }

        long first() {
            return snapshot == null ? 0 : snapshot.sequence() + 1;
        }
    }

    private final Map<String, Held> held = new HashMap<>();
    private final List<HorizonEventStorageEngine.Append> appends = new ArrayList<>();
    private final Map<String, List<Object[]>> updates = new LinkedHashMap<>();
    private final HorizonEventStorageEngine engine;
    private final JdbcTemplate jdbc;

    LogBatch(HorizonEventStorageEngine engine, JdbcTemplate jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
    }

    /** The one of the transaction under way. */
    static @Nullable LogBatch current() {
        return (LogBatch) TransactionSynchronizationManager.getResource(LogBatch.class);
    }

    /**
     * Runs work of the surrounding transaction in one; what it recorded is written when it returns.
     *
     * @param aggregateIds what it will most likely need; anything else costs what it always costs
     * @throws org.axonframework.modelling.command.ConcurrencyException if somebody else has recorded something of them
     */
    <T> T around(Collection<String> aggregateIds, EventLog log, Snapshots snapshots, Supplier<T> work) {
        snapshots.findAll(aggregateIds).forEach((id, snapshot) -> held.put(id, new Held(snapshot)));
        aggregateIds.forEach(id -> held.computeIfAbsent(id, _ -> new Held(null)));
        log.readAfterSnapshots(aggregateIds).forEach(this::remember);
        TransactionSynchronizationManager.bindResource(LogBatch.class, this);
        try {
            T answer = work.get();
            write();
            return answer;
        } finally {
            TransactionSynchronizationManager.unbindResource(LogBatch.class);
        }
    }

    /** A statement that may wait for the end of the batch, if there is one. */
    public static void update(JdbcTemplate jdbc, String sql, Object... arguments) {
        LogBatch batch = current();
        if (batch == null) {
            jdbc.update(sql, arguments);
        } else {
            batch.updates.computeIfAbsent(sql, _ -> new ArrayList<>()).add(arguments);
        }
    }

    /** Before a statement that must see what was kept for the end. */
    public static void writeNow() {
        LogBatch batch = current();
        if (batch != null) {
            batch.write();
        }
    }

    private void remember(StoredEvent event) {
        Held of = held.get(event.aggregateId());
        if (of != null && event.sequence() >= of.first()) {
            of.events.add(event);
        }
    }

    boolean holds(String aggregateId) {
        return held.containsKey(aggregateId);
    }

    boolean exists(String aggregateId) {
        Held of = held.get(aggregateId);
        return of != null && (of.snapshot != null || !of.events.isEmpty());
    }

    Optional<Snapshots.Stored> snapshot(String aggregateId) {
        return Optional.ofNullable(held.get(aggregateId)).map(of -> of.snapshot);
    }

    /** The events of an aggregate from a number on; empty if it cannot tell: then the log can, for all is written by then. */
    Optional<List<StoredEvent>> events(String aggregateId, long firstSequence) {
        Held of = held.get(aggregateId);
        if (of == null || firstSequence < of.first()) {
            write();
            return Optional.empty();
        }
        return Optional.of(of.events.stream()
                .filter(event -> event.sequence() >= firstSequence)
                .toList());
    }

    /** Keeps it for the end. */
    void add(HorizonEventStorageEngine.Append append, List<StoredEvent> events) {
        appends.add(append);
        events.forEach(this::remember);
    }

    /** Now. */
    void write() {
        if (!appends.isEmpty()) {
            engine.write(List.copyOf(appends));
            appends.clear();
        }
        updates.forEach(jdbc::batchUpdate);
        updates.clear();
    }
}
