package io.partline.inventory.partners;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.List;
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

    enum Priority {
        CUSTOMER_DOWN,
        ROUTINE,
        STOCK,
        @JsonEnumDefaultValue
        OTHER
    }

    record LineReceived(
            String lineId,
            String stationId,
            String partNumber,
            @Nullable String orderedPartNumber,
            long quantity,
            @Nullable List<TrackedUnit> units,
            String source,
            int attempt,
            @Nullable String shipmentId,
            Condition condition) {}

    enum Condition {
        GOOD,
        DAMAGED,
        WRONG_PART,
        MISSING,
        @JsonEnumDefaultValue
        OTHER
    }

    record LineCancelled(String lineId) {}
}
