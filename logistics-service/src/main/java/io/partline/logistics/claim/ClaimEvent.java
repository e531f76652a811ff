package io.partline.logistics.claim;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import java.time.Instant;

public sealed interface ClaimEvent extends DomainEvent {
    String claimId();

    @Override
    default String aggregateId() {
        return Claim.id(claimId());
    }

    /** @param quantity pieces claimed for */
    @StoredAs("claim-opened")
    record ClaimOpened(
            String claimId,
            String shipmentId,
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
