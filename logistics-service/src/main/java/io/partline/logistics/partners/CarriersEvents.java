package io.partline.logistics.partners;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** This service's own view of what carriers write to their reply topics. */
final class CarriersEvents {
    private CarriersEvents() {}

    /**
     * Whatever the carrier sent; its bounds are those of {@link io.partline.logistics.shipment.MilestoneReport} and are
     * checked there.
     */
    record MilestoneReported(
            @Nullable String shipmentId,
            @Nullable Type type,
            @Nullable Instant occurredAt,
            @Nullable String location,
            @Nullable String note,
            @Nullable Long quantity,
            @Nullable ProofOfDelivery proofOfDelivery) {}

    enum Type {
        PICKED_UP,
        IN_TRANSIT,
        ARRIVED,
        OUT_FOR_DELIVERY,
        DAMAGED,
        DELIVERED,
        LOST,
        REFUSED,
        RETURNED,
        @JsonEnumDefaultValue
        OTHER
    }

    record ProofOfDelivery(
            @Nullable String signedBy, @Nullable Condition condition) {}

    enum Condition {
        GOOD,
        DAMAGED,
        @JsonEnumDefaultValue
        OTHER
    }
}
