package io.partline.logistics.partners;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** This service's view of what inventory publishes: the members it needs. */
final class InventoryEvents {
    private InventoryEvents() {}

    record SiteRegistered(String siteId, @Nullable String parentSiteId, String region) {}

    /** @param partNumber what will come; under supersession not what was ordered */
    record StockReserved(
            int attempt,
            String serviceOrderId,
            String lineId,
            String partNumber,
            @Nullable String orderedPartNumber,
            long quantity,
            @Nullable List<TrackedUnit> units,
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
