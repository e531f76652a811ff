package io.partline.chassis.follow;

import io.partline.chassis.events.StoredEvent;

/**
 * When something happened in this service, then something else must be done in it. Effect and position commit together;
 * an event that cannot be handled is parked as a dead letter and later ones of the same aggregate wait behind it.
 */
public interface Reaction {
    /** Names its position: stable, unique in the service. */
    String name();

    /** Runs in a transaction of its own event; commands sent here join it. */
    void on(StoredEvent event);
}
