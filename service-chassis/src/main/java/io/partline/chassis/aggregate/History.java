package io.partline.chassis.aggregate;

import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.Snapshots;
import io.partline.chassis.events.StoredEvent;
import java.time.Instant;
import java.util.List;

/**
 * Reads aggregates of one type from their own events: right at once, where a read model follows a moment later. Joins
 * the surrounding transaction and sees what it has recorded.
 *
 * @param <S> the state
 */
public final class History<S> {
    private final Decider<S, ?, ?> decider;
    private final EventLog log;
    private final Snapshots snapshots;
    private final RememberedStates states;

    History(Decider<S, ?, ?> decider, EventLog log, Snapshots snapshots, RememberedStates states) {
        this.decider = decider;
        this.log = log;
        this.snapshots = snapshots;
        this.states = states;
    }

    /** The state now; the empty one if nothing is recorded. */
    public S of(String aggregateId) {
        return snapshots
                .find(aggregateId, decider.stateRevision(), decider.stateType())
                .map(snapshot -> fold(snapshot.state(), log.readAggregateFrom(aggregateId, snapshot.sequence() + 1)))
                .orElseGet(() -> fold(decider.empty(), log.readAggregate(aggregateId)));
    }

    /** The state after an event or a later one: what this process remembers, where that is not older. */
    public S after(StoredEvent event) {
        Known<S> known = states.get(event.aggregateId());
        return known != null && known.sequence() >= event.sequence() ? known.state() : of(event.aggregateId());
    }

    /** The state as it was recorded at an instant; the empty one if nothing was recorded by then. */
    public S asOf(String aggregateId, Instant instant) {
        return fold(decider.empty(), log.readAggregateUntil(aggregateId, instant));
    }

    public boolean exists(String aggregateId) {
        return log.exists(aggregateId);
    }

    private S fold(S before, List<StoredEvent> events) {
        return decider.fold(before, events.stream().map(StoredEvent::payload).toList());
    }
}
