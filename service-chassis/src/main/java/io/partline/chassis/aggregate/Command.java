package io.partline.chassis.aggregate;

import io.partline.chassis.events.DomainEvent;

/**
 * Something an aggregate is asked to do. The sealed family of an aggregate's commands extends this and so names the
 * aggregate's state and events; {@link Commands#send} answers in the same types.
 *
 * @param <S> the aggregate's state
 * @param <E> the sealed family of its events
 */
public interface Command<S, E extends DomainEvent> {
    /** The aggregate it is for; prefixed by its type, for ids are unique across types. */
    String aggregateId();

    /**
     * Whether it most likely finds nothing recorded of its aggregate: then the log is not read first, and says so itself
     * if something is.
     */
    default boolean begins() {
        return false;
    }
}
