package io.partline.logistics.claim;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import io.partline.chassis.events.Superseded;
import io.partline.logistics.shipment.ShipmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

public sealed interface ClaimEvent extends DomainEvent {
    ClaimId claimId();

    @Override
    default String aggregateId() {
        return claimId().aggregateId();
    }

    /**
     * @param serviceOrderId absent where what was shipped is no order line, as the line
     * @param quantity pieces claimed for
     * @param from the site that shipped
     * @param to the site that should have received
     * @param cause the event that told of the damage or loss; absent where it was recorded before causes were
     */
    @StoredAs(value = "claim-opened", revision = 2, supersedes = ClaimOpened1.class)
    record ClaimOpened(
            ClaimId claimId,
            ShipmentId shipmentId,
            @Nullable String serviceOrderId,
            @Nullable String lineId,
            String carrierId,
            String partNumber,
            long quantity,
            String from,
            String to,
            String reason,
            @Nullable String cause,
            Instant at)
            implements ClaimEvent {}

    /** At that time a shipment was claimed for once. */
    @StoredAs("claim-opened")
    record ClaimOpened1(
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
            implements Superseded {
        @Override
        public ClaimOpened lifted() {
            return new ClaimOpened(
                    claimId,
                    shipmentId,
                    serviceOrderId,
                    lineId,
                    carrierId,
                    partNumber,
                    quantity,
                    from,
                    to,
                    reason,
                    null,
                    at);
        }
    }
}
