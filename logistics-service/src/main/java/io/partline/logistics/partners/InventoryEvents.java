package io.partline.logistics.partners;

import org.jspecify.annotations.Nullable;

/** This service's view of what inventory publishes: the members it needs. */
final class InventoryEvents {
    private InventoryEvents() {}

    record SiteRegistered(String siteId, @Nullable String parentSiteId, String region) {}

    record StockReserved(
            int attempt,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            String source,
            String destination,
            @Nullable Integer replaces) {}

    record ReservationWithdrawn(
            int attempt,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            String source,
            String destination) {}
}
