package io.partline.chassis.aggregate;

import io.partline.chassis.aggregate.Known.Trust;
import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.HorizonEventStorageEngine;
import io.partline.chassis.events.Snapshots;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Handles the commands of one aggregate type: loads the state, asks the pure decision, records what it answers.
 *
 * <p>The state is the one remembered in this process, else the stored snapshot and the events after it, else all
 * events. A remembered state is taken for the newest at first. If it is not, because another node wrote, then the events
 * decided on it find their place in the log taken; and a decision to record nothing, or no, is compared with the log
 * before it is answered. Either way the command ends in {@link ConcurrencyException} and is decided again on what the
 * log says. What was trusted when the state was loaded is carried along to the end: others may change their mind about
 * the remembered state meanwhile.
 *
 * <p>The comparison is by the id of the newest event, not by its number alone: after a fail-over to a server that had
 * not received everything, the log may hold other events under the same numbers.
 *
 * <p>No lock of this process: it would end with the command and not with the surrounding transaction, and two
 * transactions could wait for each other, one here and one in PostgreSQL, where neither sees the circle. The log's
 * primary key decides between threads as it does between nodes.
 */
final class Aggregate<S, C extends Command<S, E>, E extends DomainEvent> implements MessageHandler<CommandMessage<?>> {
    /** A snapshot is stored when an aggregate has grown by this many events. */
    static final int SNAPSHOT_EVERY = 200;

    private final Decider<S, C, E> decider;
    private final HorizonEventStorageEngine engine;
    private final Snapshots snapshots;
    private final RememberedStates states;

    Aggregate(
            Decider<S, C, E> decider, HorizonEventStorageEngine engine, Snapshots snapshots, RememberedStates states) {
        this.snapshots = snapshots;
        this.decider = decider;
        this.engine = engine;
        this.states = states;
    }

    @Override
    public Decided<S, E> handle(CommandMessage<?> message) {
        C command = decider.commands().cast(message.getPayload());
        String id = command.aggregateId();
        Known<S> known = command.begins() && states.get(id) == null && !engine.readsInOneGo(id)
                ? new Known<>(-1, null, decider.empty(), Trust.REMEMBERED)
                : load(id);
        List<E> events;
        try {
            events = decider.decide().apply(known.state(), command);
        } catch (Refusal no) {
            // The transaction will not commit: what it has decided before on the same state is compared here or never.
            engine.writeNow(id);
            requireNewest(id, known);
            throw no;
        }
        if (events.isEmpty()) {
            requireNewest(id, known);
            return new Decided<>(known.state(), known.state(), List.of());
        }
        return record(id, known, events);
    }

    /** The newest state this process can tell, read from the log where nothing is remembered. */
    Known<S> load(String id) {
        Known<S> remembered = states.get(id);
        boolean readAnyway = engine.readsInOneGo(id);
        if (remembered != null
                && (remembered.trust() == Trust.READ || remembered.trust() == Trust.REMEMBERED && !readAnyway)) {
            return remembered;
        }
        Known<S> read = remembered == null || readAnyway ? fromLog(id) : compared(id, remembered);
        states.read(id, read);
        return read;
    }

    private Known<S> fromLog(String id) {
        return snapshots
                .find(id, decider.stateRevision(), decider.stateType())
                .map(snapshot -> grown(
                        new Known<>(snapshot.sequence(), null, snapshot.state(), Trust.READ),
                        engine.readAggregateFrom(id, snapshot.sequence() + 1)))
                .orElseGet(() ->
                        grown(new Known<>(-1, null, decider.empty(), Trust.READ), engine.readAggregateFrom(id, 0)));
    }

    private Known<S> compared(String id, Known<S> doubted) {
        List<StoredEvent> since = engine.readAggregateFrom(id, doubted.sequence());
        boolean same = !since.isEmpty()
                && since.getFirst().sequence() == doubted.sequence()
                && since.getFirst().id().equals(doubted.eventId());
        if (!same) {
            states.forget(id);
            return fromLog(id);
        }
        return grown(doubted.as(Trust.READ), since.subList(1, since.size()));
    }

    private Known<S> grown(Known<S> known, List<StoredEvent> since) {
        if (since.isEmpty()) {
            return known;
        }
        StoredEvent last = since.getLast();
        S state = decider.fold(
                known.state(), since.stream().map(StoredEvent::payload).toList());
        return new Known<>(last.sequence(), last.id(), state, Trust.READ);
    }

    /** @throws ConcurrencyException if the log ends otherwise than a state that was only remembered */
    private void requireNewest(String id, Known<S> known) {
        if (known.trust() == Trust.READ) {
            return;
        }
        UUID last = engine.lastEventOf(id);
        if (!Objects.equals(last, known.eventId())) {
            states.doubt(id, decider.empty());
            throw new ConcurrencyException("%s has changed since event %d".formatted(id, known.sequence()));
        }
    }

    private Decided<S, E> record(String id, Known<S> known, List<E> events) {
        List<DomainEventMessage<?>> messages = new ArrayList<>(events.size());
        for (E event : events) {
            messages.add(message(id, known.sequence() + 1 + messages.size(), event));
        }
        engine.append(messages, known.eventId(), () -> states.doubt(id, decider.empty()));
        S after = decider.fold(known.state(), events);
        DomainEventMessage<?> last = messages.getLast();
        states.recorded(
                id, new Known<>(last.getSequenceNumber(), UUID.fromString(last.getIdentifier()), after, Trust.READ));
        if (last.getSequenceNumber() / SNAPSHOT_EVERY > Math.max(0, known.sequence()) / SNAPSHOT_EVERY) {
            snapshots.store(id, last.getSequenceNumber(), decider.stateRevision(), after);
        }
        return new Decided<>(known.state(), after, events);
    }

    private DomainEventMessage<?> message(String id, long sequence, E event) {
        if (!event.aggregateId().equals(id)) {
            throw new IllegalStateException("a command for %s recorded %s".formatted(id, event));
        }
        return new GenericDomainEventMessage<>(decider.type(), id, sequence, event);
    }
}
