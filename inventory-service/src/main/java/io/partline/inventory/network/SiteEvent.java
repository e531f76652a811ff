package io.partline.inventory.network;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;

public sealed interface SiteEvent extends DomainEvent {
    String siteId();

    @Override
    default String aggregateId() {
        return new SiteId(siteId()).aggregateId();
    }

    /** The site is known from now on, or is now described differently. */
    @StoredAs("site-registered")
    record SiteRegistered(String siteId, SiteDetails details) implements SiteEvent {}
}
