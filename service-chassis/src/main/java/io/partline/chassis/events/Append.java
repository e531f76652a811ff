package io.partline.chassis.events;

import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Events of one aggregate to be recorded.
 *
 * @param events with consecutive numbers
 * @param predecessor id of the event before the first; null if only its presence matters
 * @param metadata JSON, stored beside each
 * @param lost told if somebody else was faster
 */
public record Append(
        List<DomainEventMessage<?>> events, @Nullable UUID predecessor, String metadata, Runnable lost) {
    public DomainEventMessage<?> first() {
        return events.getFirst();
    }
}
