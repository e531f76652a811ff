package io.partline.logistics.partners;

import io.partline.logistics.shipment.Milestone;
import io.partline.logistics.shipment.MilestoneReport;
import io.partline.logistics.shipment.ProofOfDelivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** This service's view of what carriers write to their reply topics. */
final class CarriersEvents {
    private CarriersEvents() {}

    /** Whatever the carrier sent; its bounds are those of {@link MilestoneReport} and are checked there. */
    record MilestoneReported(
            String shipmentId,
            Milestone.Type type,
            Instant occurredAt,
            @Nullable String location,
            @Nullable String note,
            @Nullable ProofOfDelivery proofOfDelivery) {}
}
