package io.partline.inventory.network;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record RegisterSite(@TargetAggregateIdentifier String aggregateId, String siteId, SiteDetails details) {
    public RegisterSite(String siteId, SiteDetails details) {
        this(Site.id(siteId), siteId, details);
    }
}
