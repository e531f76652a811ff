package io.partline.returns.partners;

import org.jspecify.annotations.Nullable;

/** This service's view of what inventory publishes: the members it needs. */
final class InventoryEvents {
    private InventoryEvents() {}

    record PartRegistered(String partNumber) {}

    record SiteRegistered(String siteId, @Nullable String parentSiteId, String kind) {}
}
