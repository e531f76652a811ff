package io.partline.chassis.testing;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.StoredEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Events as a follower gets them from the log, for tests of what follows. */
public final class SourceEvents {
    private SourceEvents() {}

    public static StoredEvent stored(DomainEvent event) {
        return stored(event, Instant.parse("2026-11-23T08:00:00Z"));
    }

    public static StoredEvent stored(DomainEvent event, Instant at) {
        return new StoredEvent(
                LogPosition.START, UUID.randomUUID(), "test", event.aggregateId(), 0, at, event, Map.of());
    }
}
