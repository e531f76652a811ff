package io.partline.inventory.network;

import io.partline.chassis.aggregate.Command;

/** The one command of a site: it is known from now on, or described differently. */
record RegisterSite(String siteId, SiteDetails details) implements Command<SiteState, SiteEvent> {
    @Override
    public String aggregateId() {
        return new SiteId(siteId).aggregateId();
    }
}
