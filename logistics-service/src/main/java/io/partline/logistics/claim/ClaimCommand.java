package io.partline.logistics.claim;

import io.partline.chassis.aggregate.Command;
import io.partline.logistics.shipment.ShipmentDetails;
import java.time.Instant;

sealed interface ClaimCommand extends Command<ClaimState, ClaimEvent> {
    ClaimId claimId();

    @Override
    default String aggregateId() {
        return claimId().aggregateId();
    }

    /**
     * @param shipment what was damaged or lost
     * @param quantity pieces of it
     * @param cause the event that tells of it, by its id
     */
    record OpenClaim(
            ClaimId claimId,
            ShipmentDetails shipment,
            String carrierId,
            long quantity,
            String reason,
            String cause,
            Instant at)
            implements ClaimCommand {}
}
