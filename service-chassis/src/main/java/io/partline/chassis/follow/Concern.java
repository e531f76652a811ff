package io.partline.chassis.follow;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.StoredEvent;
import java.util.List;

/** Which events concern a projection or a reaction. */
final class Concern {
    private Concern() {}

    /** Those of certain families, in order. */
    static List<StoredEvent> of(List<Class<? extends DomainEvent>> families, List<StoredEvent> events) {
        return events.stream()
                .filter(event -> families.stream().anyMatch(family -> family.isInstance(event.payload())))
                .toList();
    }

    static List<StoredEvent> after(LogPosition position, List<StoredEvent> events) {
        return events.stream()
                .filter(event -> event.position().compareTo(position) > 0)
                .toList();
    }

    static LogPosition later(LogPosition one, LogPosition other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
