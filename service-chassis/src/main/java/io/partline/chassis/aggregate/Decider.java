package io.partline.chassis.aggregate;

import io.partline.chassis.events.DomainEvent;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate: its empty state and two pure functions. One bean for each; the chassis does the rest.
 *
 * @param type stable name of the aggregate type, stored beside its events
 * @param commands the sealed family of its commands
 * @param events the sealed family of its events
 * @param empty the state before the first event
 * @param decide state and command in; events, none, or a {@link io.partline.chassis.refusal.Refusal} out
 * @param after the state after an event
 * @param stateRevision raised whenever the state means something else than before; older snapshots are then passed over
 * @param <S> immutable state, written as JSON into snapshots
 */
public record Decider<S, C extends Command<S, E>, E extends DomainEvent>(
        String type,
        Class<C> commands,
        Class<E> events,
        S empty,
        BiFunction<S, C, List<E>> decide,
        BiFunction<S, E, S> after,
        int stateRevision) {
    public Decider(
            String type,
            Class<C> commands,
            Class<E> events,
            S empty,
            BiFunction<S, C, List<E>> decide,
            BiFunction<S, E, S> after) {
        this(type, commands, events, empty, decide, after, 1);
    }

    public Decider<S, C, E> withStateRevision(int revision) {
        return new Decider<>(type, commands, events, empty, decide, after, revision);
    }

    /** The state after some events, in order. */
    public S fold(S before, List<? extends DomainEvent> recorded) {
        S state = before;
        for (DomainEvent event : recorded) {
            state = after.apply(state, events.cast(event));
        }
        return state;
    }

    @SuppressWarnings("unchecked")
    Class<S> stateType() {
        return (Class<S>) empty.getClass();
    }

    /** Every concrete command of the family, at any depth. */
    Stream<Class<?>> commandTypes() {
        return members(commands);
    }

    private static Stream<Class<?>> members(Class<?> family) {
        Class<?> @Nullable [] permitted = family.getPermittedSubclasses();
        return permitted == null ? Stream.of(family) : Arrays.stream(permitted).flatMap(Decider::members);
    }
}
