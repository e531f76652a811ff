package io.partline.chassis.follow;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredEvent;
import java.util.List;

/**
 * When something happened in this service, then something else must be done in it. Effect and position commit together;
 * an event that cannot be handled is parked as a dead letter and later ones of the same aggregate wait behind it.
 */
public interface Reaction {
    /** Names its position: stable, unique in the service. */
    String name();

    /** What it reacts to: families of events, or single ones. */
    List<Class<? extends DomainEvent>> reactsTo();

    /** Whether it is soon enough to react to all that happened in a moment together: counting is, work for people is not. */
    default boolean gathers() {
        return false;
    }

    /**
     * Runs in a transaction together with other events, or alone if that fails; commands sent here join it.
     *
     * @param event of one of these families
     */
    void on(StoredEvent event);
}
