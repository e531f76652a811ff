package io.partline.chassis.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.modelling.command.ConcurrencyException;
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
        private final @Nullable StoredSnapshot snapshot;
        private final List<StoredEvent> events = new ArrayList<>();

        Held(@Nullable StoredSnapshot snapshot) {
            this.snapshot = snapshot;
        }

        long first() {
            return snapshot == null ? 0 : snapshot.sequence() + 1;
        }
    }

    private final Map<String, Held> held = new HashMap<>();
    private final List<Append> appends = new ArrayList<>();
    private final Map<String, List<Object[]>> updates = new LinkedHashMap<>();
    private final Consumer<List<Append>> writer;
    private final JdbcTemplate jdbc;

    /** @param writer writes appends, each aggregate's events in order: all or none */
    LogBatch(Consumer<List<Append>> writer, JdbcTemplate jdbc) {
        this.writer = writer;
        this.jdbc = jdbc;
    }

    /** The one of the transaction under way. */
    static @Nullable LogBatch current() {
        return (LogBatch) TransactionSynchronizationManager.getResource(LogBatch.class);
    }

    /** From now on, what is recorded of an aggregate is kept for the end. */
    void hold(String aggregateId, @Nullable StoredSnapshot snapshot) {
        held.put(aggregateId, new Held(snapshot));
    }

    /** Work of the surrounding transaction; what it records is written when it returns. */
    <T> T around(Supplier<T> work) {
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

    /** An event of an aggregate that is held. */
    void remember(StoredEvent event) {
        Held of = held.get(event.aggregateId());
        if (of == null) {
            return;
        }
        if (event.sequence() != of.first() + of.events.size()) {
            throw new ConcurrencyException("%s changed while it was read".formatted(event.aggregateId()));
        }
        of.events.add(event);
    }

    boolean holds(String aggregateId) {
        return held.containsKey(aggregateId);
    }

    boolean exists(String aggregateId) {
        Held of = held.get(aggregateId);
        return of != null && (of.snapshot != null || !of.events.isEmpty());
    }

    Optional<StoredSnapshot> snapshot(String aggregateId) {
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
    void add(Append append, List<StoredEvent> events) {
        appends.add(append);
        events.forEach(this::remember);
    }

    /** Now. */
    void write() {
        if (!appends.isEmpty()) {
            writer.accept(List.copyOf(appends));
            appends.clear();
        }
        updates.forEach(jdbc::batchUpdate);
        updates.clear();
    }
}
