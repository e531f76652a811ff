package io.partline.chassis.follow;

import io.partline.chassis.deadletter.DeadLetter;
import io.partline.chassis.deadletter.Deliveries;
import io.partline.chassis.deadletter.Delivery;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Feeds a reaction; effect and position commit together. */
class ReactionFollower extends Follower {
    private static final int BATCH = 200;
    /** How often a position is stored that moves without anything to do. */
    private static final Duration NOTED_EVERY = Duration.ofSeconds(5);

    private static final Duration GATHERING_OF_COUNTS = Duration.ofSeconds(1);

    private final Reaction reaction;
    private final EventLog log;
    private final EventFeed feed;
    private final FollowerPositions positions;
    private final Deliveries deliveries;
    /** As this node knows it; null before the first step. */
    private @Nullable LogPosition stored;

    /** That what comes next was read from. */
    private @Nullable Instant server;

    private volatile LogPosition reached = LogPosition.START;
    private long notedAt = System.nanoTime();
    private long reactedAt = System.nanoTime() - GATHERING_OF_COUNTS.toNanos();

    ReactionFollower(
            Reaction reaction, EventLog log, EventFeed feed, FollowerPositions positions, Deliveries deliveries) {
        super(reaction.name(), feed.arrived());
        this.reaction = reaction;
        this.log = log;
        this.feed = feed;
        this.positions = positions;
        this.deliveries = deliveries;
        deliveries.onReplay(name(), this::replay);
    }

    @Override
    protected LogPosition reached(String position) {
        return reached;
    }

    @Override
    protected Left step() {
        Instant now = feed.server();
        if (stored == null || !Objects.equals(server, now)) {
            stands(positions.read(name()));
            server = now;
        }
        if (!gathered().isZero()) {
            return Left.GATHERING;
        }
        List<StoredEvent> batch = feed.after(reached, BATCH);
        if (batch.isEmpty()) {
            noteNowAndThen();
            return Left.NOTHING;
        }
        if (batch.size() < BATCH) {
            reactedAt = System.nanoTime();
        }
        List<StoredEvent> concerning = Concern.of(reaction.reactsTo(), batch);
        if (!concerning.isEmpty()) {
            Moved moved = new Moved(concerning);
            List<Deliveries.Outcome> outcomes = deliver(concerning, moved);
            if (outcomes.contains(Deliveries.Outcome.DUPLICATE)) {
                // Another node has moved on, or another server answers: look again where it stands, in a moment.
                stands(positions.read(name()));
                return Left.HELD_BACK;
            }
            stored = concerning.getLast().position();
        }
        reached = batch.getLast().position();
        return Left.MORE;
    }

    @Override
    protected Duration gathered() {
        Duration since = Duration.ofNanos(System.nanoTime() - reactedAt);
        return !reaction.gathers() || since.compareTo(GATHERING_OF_COUNTS) >= 0
                ? Duration.ZERO
                : GATHERING_OF_COUNTS.minus(since);
    }

    private List<Deliveries.Outcome> deliver(List<StoredEvent> events, Moved moved) {
        try {
            return deliveries.deliver(
                    events.stream()
                            .map(event -> new Deliveries.Work(delivery(event), () -> reaction.on(event)))
                            .toList(),
                    moved);
        } catch (Deliveries.Interrupted e) {
            stored = null;
            throw e;
        }
    }

    private void stands(LogPosition position) {
        stored = position;
        reached = position;
    }

    private void noteNowAndThen() {
        if (System.nanoTime() - notedAt > NOTED_EVERY.toNanos()) {
            note();
        }
    }

    private void note() {
        notedAt = System.nanoTime();
        LogPosition from = stored;
        if (from != null && !from.equals(reached)) {
            if (positions.move(name(), from, reached, server)) {
                stored = reached;
            } else {
                stands(positions.read(name()));
            }
        }
    }

    @Override
    protected void ended() {
        note();
    }

    /**
     * The position moved past what was reacted to, from where it was: another node may have moved it.
     */
    private final class Moved implements Deliveries.Memory {
        private final Map<String, LogPosition> places = new HashMap<>();
        private LogPosition from = Objects.requireNonNull(stored);

        Moved(List<StoredEvent> events) {
            events.forEach(event -> places.put(event.id().toString(), event.position()));
        }

        /** All of them or none: where another node has moved on, it has done so past what it reacted to. */
        @Override
        public Set<String> known(List<Delivery> deliveries) {
            return positions.read(name()).equals(from) ? Set.of() : Set.copyOf(places.keySet());
        }

        @Override
        public boolean note(List<Delivery> deliveries) {
            return positions.move(name(), from, place(deliveries), server);
        }

        @Override
        public void noted(List<Delivery> deliveries) {
            from = place(deliveries);
        }

        private LogPosition place(List<Delivery> deliveries) {
            return Objects.requireNonNull(places.get(deliveries.getLast().eventId()));
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

    private void replay(DeadLetter letter) {
        log.readAggregate(letter.delivery().key()).stream()
                .filter(event -> event.id().toString().equals(letter.delivery().eventId()))
                .forEach(reaction::on);
    }
}
