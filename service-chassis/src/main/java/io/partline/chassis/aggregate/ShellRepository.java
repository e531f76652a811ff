package io.partline.chassis.aggregate;

import com.github.benmanes.caffeine.cache.Cache;
import io.partline.chassis.events.HorizonEventStorageEngine;
import io.partline.chassis.events.HorizonEventStorageEngine.Snapshot;
import java.lang.reflect.Constructor;
import java.util.Optional;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Loads a shell from the nearest known state and the events after it.
 *
 * <p>The nearest state is the one remembered in this process, else the stored snapshot, else the beginning. A snapshot
 * is followed by a look into the log. A remembered state is taken for the newest at first: if it is not, because another
 * node wrote, then the events decided on it find their place in the log taken, and a decision to record nothing, or no,
 * is checked against the log before it is answered. Either way the command is decided again on what the log says.
 *
 * <p>States are remembered only once their transaction has committed; while one is under way the log is asked.
 *
 * <p>No lock of this process: it would end with the command and not with the surrounding transaction, and two
 * transactions could wait for each other, one here and one in PostgreSQL, where neither sees the circle. The log's
 * primary key decides between threads as it does between nodes.
 */
class ShellRepository<T extends AggregateShell<?, ?>> extends EventSourcingRepository<T> {
    /** A snapshot is stored when an aggregate has grown by this many events. */
    static final int SNAPSHOT_EVERY = 200;

    /** @param newest false once there is a reason to ask the log for what came after */
    record Remembered(long sequence, Object state, boolean newest) {
        Remembered doubted() {
            return new Remembered(sequence, state, false);
        }

        Remembered orLater(Remembered other) {
            return other.sequence >= sequence ? other : this;
        }
    }

    private final AggregateRoom<T> room;
    private final HorizonEventStorageEngine engine;
    private final EventStore eventStore;
    private final Cache<String, Remembered> states;
    private final Constructor<T> constructor;

    ShellRepository(
            AggregateRoom<T> room,
            HorizonEventStorageEngine engine,
            EventStore eventStore,
            Cache<String, Remembered> states) {
        super(EventSourcingRepository.builder(room.shell())
                .eventStore(eventStore)
                .lockFactory(NullLockFactory.INSTANCE));
        this.room = room;
        this.engine = engine;
        this.eventStore = eventStore;
        this.states = states;
        try {
            this.constructor = room.shell().getDeclaredConstructor();
            this.constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(room.shell().getName() + " needs a constructor without arguments", e);
        }
    }

    T newShell() {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String aggregateId, @Nullable Long expectedVersion) {
        T shell = newShell();
        long known = -1;
        Optional<Remembered> nearest = nearest(aggregateId);
        if (nearest.isPresent()) {
            shell.restore(aggregateId, nearest.get().state());
            known = nearest.get().sequence();
        }
        boolean newest = nearest.map(Remembered::newest).orElse(false);
        if (newest) {
            CurrentUnitOfWork.get().onRollback(_ -> doubt(aggregateId));
        }
        DomainEventStream since = newest ? DomainEventStream.empty() : engine.readEvents(aggregateId, known + 1);
        boolean grown = since.hasNext();
        if (known < 0 && !grown) {
            throw new AggregateNotFoundException(aggregateId, "no event of " + aggregateId + " is recorded");
        }
        EventSourcedAggregate<T> aggregate = EventSourcedAggregate.reconstruct(
                shell,
                aggregateModel(),
                known,
                false,
                eventStore,
                NoSnapshotTriggerDefinition.INSTANCE.prepareTrigger(room.shell()));
        if (grown) {
            aggregate.initializeState(since);
        }
        return aggregate;
    }

    private Optional<Remembered> nearest(String aggregateId) {
        Remembered remembered = states.getIfPresent(aggregateId);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        return engine.snapshot(aggregateId, room.stateRevision(), room.stateType())
                .map(snapshot -> new Remembered(snapshot.sequence(), snapshot.state(), false));
    }

    private void doubt(String aggregateId) {
        states.asMap().computeIfPresent(aggregateId, (_, remembered) -> remembered.doubted());
    }

    @Override
    protected void doSaveWithLock(EventSourcedAggregate<T> aggregate) {
        Long version = aggregate.version();
        if (version == null || version < 0) {
            return;
        }
        String id = aggregate.identifierAsString();
        long sequence = version;
        Object state = aggregate.invoke(AggregateShell::currentState);
        Remembered before = states.getIfPresent(id);
        if (before != null && before.sequence() == sequence) {
            if (before.newest()) {
                requireNewest(id, sequence);
            }
            return;
        }
        doubt(id);
        if (sequence >= SNAPSHOT_EVERY
                && sequence / SNAPSHOT_EVERY > (before == null ? 0 : before.sequence() / SNAPSHOT_EVERY)) {
            engine.storeSnapshot(new GenericDomainEventMessage<>(
                    room.type(), id, sequence, new Snapshot<>(sequence, room.stateRevision(), state)));
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                states.asMap().merge(id, new Remembered(sequence, state, true), Remembered::orLater);
            }
        });
    }

    /** @throws ConcurrencyException if somebody else has recorded something after it */
    private void requireNewest(String aggregateId, long sequence) {
        if (engine.lastSequenceNumberFor(aggregateId).orElse(-1L) > sequence) {
            throw new ConcurrencyException("%s has grown beyond event %d".formatted(aggregateId, sequence));
        }
    }
}
