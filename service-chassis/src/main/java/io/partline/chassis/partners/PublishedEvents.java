package io.partline.chassis.partners;

import io.partline.chassis.events.StoredEvent;
import java.util.List;

/** Chooses what leaves the service: one total switch from domain event to public events. One bean for each service. */
public interface PublishedEvents {
    /** Pure: the same event always gives the same public events, in the same order. Most events give none. */
    List<PublicEvent> translate(StoredEvent event);

    /** Topics that others write and read because of this event; they are made if they are not there. Most need none. */
    default List<String> opens(StoredEvent event) {
        return List.of();
    }
}
