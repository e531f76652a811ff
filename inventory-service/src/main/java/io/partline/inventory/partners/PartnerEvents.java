package io.partline.inventory.partners;

import io.partline.inventory.reservation.Demand.Priority;
import io.partline.inventory.stock.StockCommand.Disposition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** This service's own view of what others publish: the members it needs. */
final class PartnerEvents {
    private PartnerEvents() {}

    record LineApproved(
            String serviceOrderId,
            String lineId,
            String stationId,
            String partNumber,
            long quantity,
            Priority priority,
            Instant requestedAt,
            boolean mayDrawOnHq) {}

    record LineReceived(
            String lineId,
            String stationId,
            String partNumber,
            long quantity,
            String source,
            int attempt,
            @Nullable String shipmentId,
            Condition condition) {}

    enum Condition {
        GOOD,
        DAMAGED
    }

    record ShipmentDispatched(
            String shipmentId, String lineId, int attempt, String partNumber, long quantity, String from, String to) {}

    record ShipmentDamaged(
            String shipmentId, String lineId, int attempt, String partNumber, long quantity, String to) {}

    record ReturnOpened(String returnId, String partNumber, long quantity, String inspectionSite) {}

    record ReturnInspected(String returnId, String partNumber, long quantity, String siteId, Disposition disposition) {}
}
