package io.partline.chassis.follow;

import io.partline.chassis.deadletter.DeadLetter;
import io.partline.chassis.deadletter.Deliveries;
import io.partline.chassis.deadletter.Delivery;
import io.partline.chassis.events.AppendSignal;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.telemetry.TraceContinuation;
import java.util.List;

/** Feeds a reaction, one event per transaction; effect and position in it. */
class ReactionFollower extends Follower {
    private static final int BATCH = 200;

    private final Reaction reaction;
    private final EventLog log;
    private final FollowerPositions positions;
    private final Deliveries deliveries;
    private final TraceContinuation traces;

    ReactionFollower(
            Reaction reaction,
            EventLog log,
            AppendSignal appended,
            FollowerPositions positions,
            Deliveries deliveries,
            TraceContinuation traces) {

        super(reaction.name(), appended);
        this.reaction = reaction;
        this.log = log;
        this.positions = positions;
        this.deliveries = deliveries;
        this.traces = traces;
        deliveries.onReplay(name(), this::replay);
    }

    @Override
    protected boolean step() {
        if (!log.hasAfter(position())) {
            return false;
        }
        LogPosition at = positions.read(name());
        List<StoredEvent> batch = log.readAfter(at, BATCH);
        for (StoredEvent event : batch) {
            LogPosition from = at;
            Deliveries.Outcome outcome =
                    deliveries.deliver(delivery(event), new Moved(from, event.position()), () -> react(event));
            if (outcome == Deliveries.Outcome.DUPLICATE) {
                // another node has moved on; look again where it stands
                reached(positions.read(name()));
                return true;
            }
            at = event.position();
        }
        reached(at);
        return !batch.isEmpty();
    }

    /** The position moved past the event; only from where it was, for another node may have moved it. */
    private final class Moved implements Deliveries.Memory {
        private final LogPosition from;
        private final LogPosition to;

        Moved(LogPosition from, LogPosition to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public boolean knows() {
            return false;
        }

        @Override
        public boolean note() {
            return positions.move(name(), from, to);
        }
    }

    private Delivery delivery(StoredEvent event) {
        return new Delivery(
                name(),
                event.aggregateId(),
                event.id().toString(),
                event.payload().getClass().getSimpleName(),
                event.metadata(),
                Long.toString(event.sequence()));
    }

    private void react(StoredEvent event) {
        traces.run(name(), event.metadata(), () -> reaction.on(event));
    }

    private void replay(DeadLetter letter) {
        log.readAggregate(letter.delivery().key()).stream()
                .filter(event -> event.id().toString().equals(letter.delivery().eventId()))
                .forEach(this::react);
    }
}
