package io.partline.chassis.aggregate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.partline.chassis.aggregate.Known.Trust;
import io.partline.chassis.events.StoredEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * States of aggregates that this process has seen, so that a command need not read the log first.
 *
 * <p>What a transaction has recorded is known to that transaction at once, and to the others once it has committed.
 */
class RememberedStates {
    /** An entry beside its state: its key, its place in the cache. */
    private static final int ENTRY_BYTES = 200;

    private static final Logger LOG = LoggerFactory.getLogger(RememberedStates.class);

    private final Cache<String, Kept> committed;
    private final Map<String, Decider<?, ?, ?>> deciders;

    /** @param weight of the state, weighed now and then as it grows; in bytes */
    private record Kept(Known<?> known, int weight) {
        /** A state changes little with one event, and weighing it costs more than that. */
        private static final int WEIGHED_EVERY = 8;

        static Kept of(Known<?> known, @Nullable Kept before) {
            return before == null
                            || known.sequence() / WEIGHED_EVERY
                                    != before.known().sequence() / WEIGHED_EVERY
                    ? new Kept(known, Weight.of(known.state()))
                    : new Kept(known, before.weight());
        }

        Kept as(Trust trust) {
            return new Kept(known.as(trust), weight);
        }
    }

    /**
     * @param mostBytes that all states together may take, about
     * @param deciders by aggregate type; what is heard of others is passed over
     */
    RememberedStates(long mostBytes, Map<String, Decider<?, ?, ?>> deciders) {
        committed = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((String id, Kept kept) -> ENTRY_BYTES + kept.weight())
                .build();
        this.deciders = deciders;
    }

    @SuppressWarnings("unchecked")
    <S> @Nullable Known<S> get(String aggregateId) {
        Map<String, Known<?>> own = own();
        Known<?> mine = own == null ? null : own.get(aggregateId);
        if (mine != null) {
            return (Known<S>) mine;
        }
        Kept kept = committed.getIfPresent(aggregateId);
        return kept == null ? null : (Known<S>) kept.known();
    }

    /** What the log said, as far as it is committed. */
    void read(String aggregateId, Known<?> known) {
        if (known.eventId() != null) {
            remember(aggregateId, known);
        }
    }

    /** What was just recorded, perhaps by a transaction that has not committed yet. */
    void recorded(String aggregateId, Known<?> known) {
        Map<String, Known<?>> own = own();
        if (own == null) {
            remember(aggregateId, known);
        } else {
            own.put(aggregateId, known.as(Trust.READ));
        }
    }

    /**
     * What this node has read in the log. Where another node has recorded the very next event of what is remembered here,
     * that is followed; where something is missing in between, it is old.
     */
    void heard(List<StoredEvent> events) {
        for (StoredEvent event : events) {
            committed.asMap().computeIfPresent(event.aggregateId(), (_, kept) -> after(kept, event));
        }
    }

    private Kept after(Kept kept, StoredEvent event) {
        Known<?> known = kept.known();
        if (known.sequence() > event.sequence()
                || known.sequence() == event.sequence() && event.id().equals(known.eventId())) {
            return kept;
        }
        Decider<?, ?, ?> decider = deciders.get(event.aggregateType());
        if (decider == null || known.trust() != Trust.REMEMBERED || known.sequence() + 1 != event.sequence()) {
            return kept.as(Trust.DOUBTED);
        }
        try {
            return Kept.of(followed(known, decider, event), kept);
        } catch (RuntimeException | LinkageError e) {
            // The trouble of whoever asks this aggregate, and not of everybody who follows the log.
            LOG.warn("{} could not be followed", event.aggregateId(), e);
            return kept.as(Trust.DOUBTED);
        }
    }

    @SuppressWarnings("unchecked")
    private static <S> Known<S> followed(Known<?> known, Decider<S, ?, ?> decider, StoredEvent event) {
        S state = decider.fold((S) known.state(), List.of(event.payload()));
        return new Known<>(event.sequence(), event.id(), state, Trust.REMEMBERED);
    }

    /**
     * What is remembered may not be the newest, or somebody else has begun it: the next command compares it with the log.
     *
     * @param empty the state before the first event
     */
    void doubt(String aggregateId, Object empty) {
        committed
                .asMap()
                .compute(
                        aggregateId,
                        (_, kept) -> kept == null
                                ? Kept.of(new Known<>(-1, null, empty, Trust.DOUBTED), null)
                                : kept.as(Trust.DOUBTED));
    }

    /** Another server answers: what is remembered may be of a log that it does not have. */
    void forgetAll() {
        committed.invalidateAll();
    }

    /** The log tells something else: a standby took over that had not received everything, or a backup was restored. */
    void forget(String aggregateId) {
        committed.invalidate(aggregateId);
    }

    private void remember(String aggregateId, Known<?> known) {
        committed
                .asMap()
                .compute(
                        aggregateId,
                        (_, before) -> before != null && before.known().sequence() > known.sequence()
                                ? before
                                : Kept.of(known.as(Trust.REMEMBERED), before));
    }

    /** What the surrounding transaction has recorded; none without a transaction. */
    @SuppressWarnings("unchecked")
    private @Nullable Map<String, Known<?>> own() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return null;
        }
        Map<String, Known<?>> bound = (Map<String, Known<?>>) TransactionSynchronizationManager.getResource(this);
        if (bound != null) {
            return bound;
        }
        Map<String, Known<?>> fresh = new HashMap<>();
        TransactionSynchronizationManager.bindResource(this, fresh);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(RememberedStates.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(RememberedStates.this, fresh);
            }

            @Override
            public void afterCommit() {
                fresh.forEach(RememberedStates.this::remember);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(RememberedStates.this);
            }
        });
        return fresh;
    }
}
