package io.partline.logistics.claim;

import io.partline.logistics.claim.ClaimCommand.OpenClaim;
import io.partline.logistics.claim.ClaimEvent.ClaimOpened;
import io.partline.logistics.shipment.ShipmentDetails;
import java.util.List;

/** What a claim answers; a repetition changes nothing and is no error. */
final class ClaimDecisions {
    private ClaimDecisions() {}

    static List<ClaimEvent> decide(ClaimState state, ClaimCommand command) {
        return switch (command) {
            case OpenClaim c -> open(state, c);
        };
    }

    /** One cause, one claim, however often it is heard of. */
    private static List<ClaimEvent> open(ClaimState state, OpenClaim c) {
        if (state.opened() != null) {
            return List.of();
        }
        ShipmentDetails shipment = c.shipment();
        return List.of(new ClaimOpened(
                c.claimId(),
                shipment.shipmentId(),
                shipment.serviceOrderId(),
                shipment.lineId(),
                c.carrierId(),
                shipment.partNumber(),
                c.quantity(),
                shipment.source(),
                shipment.destination(),
                c.reason(),
                c.cause(),
                c.at()));
    }
}
