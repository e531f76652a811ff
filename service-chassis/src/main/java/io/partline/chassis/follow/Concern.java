package io.partline.chassis.follow;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.StoredEvent;
import java.util.ArrayList;
import java.util.List;

/** Which events concern a projection or a reaction. */
final class Concern {
    private Concern() {}

    /** Those of certain families, in order. */
    static List<StoredEvent> of(List<Class<? extends DomainEvent>> families, List<StoredEvent> events) {
        List<StoredEvent> concerning = new ArrayList<>(events.size());
        for (StoredEvent event : events) {
            if (isOf(families, event.payload().getClass())) {
                concerning.add(event);
            }
        }
        return concerning;
    }

    static boolean isOf(List<Class<? extends DomainEvent>> families, Class<? extends DomainEvent> kind) {
        for (Class<? extends DomainEvent> family : families) {
            if (family.isAssignableFrom(kind)) {
                return true;
            }
        }
        return false;
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
