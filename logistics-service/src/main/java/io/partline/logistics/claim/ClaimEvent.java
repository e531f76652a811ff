package io.partline.logistics.claim;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import io.partline.logistics.shipment.ShipmentId;
import java.time.Instant;

public sealed interface ClaimEvent extends DomainEvent {
    ClaimId claimId();

    @Override
    default String aggregateId() {
        return claimId().aggregateId();
    }

    /**
     * @param quantity pieces claimed for
     * @param from the site that shipped
     * @param to the site that should have received
     */
    @StoredAs("claim-opened")
    record ClaimOpened(
            ClaimId claimId,
            ShipmentId shipmentId,
            String serviceOrderId,
            String lineId,
            String carrierId,
            String partNumber,
            long quantity,
            String from,
            String to,
            String reason,
            Instant at)
            implements ClaimEvent {}
}
