package io.partline.chassis.aggregate;

import io.partline.chassis.events.DomainEvent;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/**
 * The framework's side of an aggregate, and all of it: holds the state, asks a pure function, records what it answers.
 *
 * @param <S> immutable state
 * @param <E> sealed family of its events
 */
public abstract class AggregateShell<S, E extends DomainEvent> {
    @AggregateIdentifier
    private @Nullable String id;

    private S state;
    private final BiFunction<S, E, S> evolve;

    protected AggregateShell(S initial, BiFunction<S, E, S> evolve) {
        this.state = initial;
        this.evolve = evolve;
    }

    protected S state() {
        return state;
    }

    /** Records what was decided, which may be nothing, and answers the state after it. */
    protected S record(List<? extends E> events) {
        events.forEach(AggregateLifecycle::apply);
        return state;
    }

    @EventSourcingHandler
    @SuppressWarnings("unchecked")
    void on(DomainEvent event) {
        id = event.aggregateId();
        state = evolve.apply(state, (E) event);
    }

    S currentState() {
        return state;
    }

    @SuppressWarnings("unchecked")
    void restore(String aggregateId, Object remembered) {
        id = aggregateId;
        state = (S) remembered;
    }
}
