package io.partline.logistics.shipment;

import io.partline.chassis.refusal.Refusal;
import java.time.Instant;
import java.util.Map;

/** Why a shipment says no. */
abstract sealed class ShipmentRefusal extends Refusal {
    private ShipmentRefusal(Kind kind, String problem, String detail, Map<String, ?> facts) {
        super(kind, problem, detail, facts);
    }

    static final class NotDispatched extends ShipmentRefusal {
        NotDispatched(ShipmentId shipmentId) {
            super(
                    Kind.CONFLICT,
                    "not-dispatched",
                    "Shipment %s has not left its source yet; the source site dispatches it first."
                            .formatted(shipmentId),
                    Map.of("shipmentId", shipmentId.value()));
        }
    }

    static final class AlreadyEnded extends ShipmentRefusal {
        AlreadyEnded(ShipmentId shipmentId, ShipmentStatus status) {
            super(
                    Kind.CONFLICT,
                    "shipment-ended",
                    "Shipment %s is %s; nothing more can be reported of it.".formatted(shipmentId, status),
                    Map.of("shipmentId", shipmentId.value(), "status", status));
        }
    }

    static final class ProofMissing extends ShipmentRefusal {
        ProofMissing(ShipmentId shipmentId) {
            super(
                    Kind.UNACCEPTABLE,
                    "proof-of-delivery-missing",
                    "A delivery needs proofOfDelivery with signedBy and condition (GOOD or DAMAGED).",
                    Map.of("shipmentId", shipmentId.value()));
        }
    }

    static final class InTheFuture extends ShipmentRefusal {
        InTheFuture(Instant occurredAt) {
            super(
                    Kind.UNACCEPTABLE,
                    "occurred-in-the-future",
                    "occurredAt is %s, which has not come yet; report when it has happened.".formatted(occurredAt),
                    Map.of("occurredAt", occurredAt));
        }
    }
}
