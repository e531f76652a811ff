package io.partline.inventory.partners;

import io.partline.inventory.reservation.Demand.Priority;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** This service's own view of what requests-service publishes: the members it needs. */
final class RequestsEvents {
    private RequestsEvents() {}

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
}
