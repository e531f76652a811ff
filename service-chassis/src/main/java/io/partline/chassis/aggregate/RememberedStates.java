package io.partline.chassis.aggregate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.partline.chassis.aggregate.Known.Trust;
import io.partline.chassis.events.StoredEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * States of aggregates that this process has seen, so that a command need not read the log first.
 *
 * <p>What a transaction has recorded is known to that transaction at once, and to the others once it has committed.
 */
class RememberedStates {
    private final Cache<String, Known<?>> committed;

    RememberedStates(long most) {
        committed = Caffeine.newBuilder().maximumSize(most).build();
    }

    @SuppressWarnings("unchecked")
    <S> @Nullable Known<S> get(String aggregateId) {
        Map<String, Known<?>> own = own();
        Known<?> mine = own == null ? null : own.get(aggregateId);
        return (Known<S>) (mine == null ? committed.getIfPresent(aggregateId) : mine);
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

    /** What this node has read in the log: where another node has recorded something, what is remembered here is old. */
    void heard(List<StoredEvent> events) {
        for (StoredEvent event : events) {
            committed
                    .asMap()
                    .computeIfPresent(
                            event.aggregateId(),
                            (_, known) -> known.sequence() < event.sequence() ? known.as(Trust.DOUBTED) : known);
        }
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
                        (_, known) ->
                                known == null ? new Known<>(-1, null, empty, Trust.DOUBTED) : known.as(Trust.DOUBTED));
    }

    /** The log tells something else: a standby took over that had not received everything, or a backup was restored. */
    void forget(String aggregateId) {
        committed.invalidate(aggregateId);
    }

    private void remember(String aggregateId, Known<?> known) {
        Known<?> trusted = known.as(Trust.REMEMBERED);
        committed
                .asMap()
                .merge(aggregateId, trusted, (before, later) -> before.sequence() > later.sequence() ? before : later);
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
