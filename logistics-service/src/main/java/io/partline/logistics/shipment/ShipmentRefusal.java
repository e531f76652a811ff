package io.partline.logistics.shipment;

import io.partline.chassis.refusal.ProblemExample;
import io.partline.chassis.refusal.Refusal;
import java.time.Instant;
import java.util.Map;

/** Why a shipment says no. */
abstract sealed class ShipmentRefusal extends Refusal {
    private ShipmentRefusal(Kind kind, String problem, String detail, Map<String, ?> facts) {
        super(kind, problem, detail, facts);
    }

    @ProblemExample("""
            {"type": "https://partline.io/problems/not-dispatched", "title": "Not dispatched", "status": 409,
             "detail": "Shipment SH-SO-7K3M9QX2PV4D-1.1 has not left its source yet; the source site dispatches it first.",
             "shipmentId": "SH-SO-7K3M9QX2PV4D-1.1"}
            """)
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

    static final class NothingToCarry extends ShipmentRefusal {
        NothingToCarry(String reference, String siteId) {
            super(
                    Kind.UNACCEPTABLE,
                    "nothing-to-carry",
                    "%s asks for a shipment from %s to itself; ask for one between two sites."
                            .formatted(reference, siteId),
                    Map.of("reference", reference, "siteId", siteId));
        }
    }

    /** One reference, one attempt, one shipment: whoever asks for another one must not believe that it is carried. */
    static final class CarriesSomethingElse extends ShipmentRefusal {
        CarriesSomethingElse(ShipmentId shipmentId, String reference) {
            super(
                    Kind.CONFLICT,
                    "carries-something-else",
                    "Shipment %s was asked for by %s with other contents; ask with another reference."
                            .formatted(shipmentId, reference),
                    Map.of("shipmentId", shipmentId.value(), "reference", reference));
        }
    }

    @ProblemExample("""
            {"type": "https://partline.io/problems/shipment-ended", "title": "Shipment ended", "status": 409,
             "detail": "Shipment SH-SO-7K3M9QX2PV4D-1.1 is DELIVERED; nothing more can be reported of it.",
             "shipmentId": "SH-SO-7K3M9QX2PV4D-1.1", "shipmentStatus": "DELIVERED"}
            """)
    static final class AlreadyEnded extends ShipmentRefusal {
        AlreadyEnded(ShipmentId shipmentId, ShipmentStatus status) {
            super(
                    Kind.CONFLICT,
                    "shipment-ended",
                    "Shipment %s is %s; nothing more can be reported of it.".formatted(shipmentId, status),
                    Map.of("shipmentId", shipmentId.value(), "shipmentStatus", status));
        }
    }

    @ProblemExample("""
            {"type": "https://partline.io/problems/proof-of-delivery-missing", "title": "Proof of delivery missing", "status": 422,
             "detail": "A delivery needs proofOfDelivery with signedBy and condition (GOOD or DAMAGED).",
             "shipmentId": "SH-SO-7K3M9QX2PV4D-1.1"}
            """)
    static final class ProofMissing extends ShipmentRefusal {
        ProofMissing(ShipmentId shipmentId) {
            super(
                    Kind.UNACCEPTABLE,
                    "proof-of-delivery-missing",
                    "A delivery needs proofOfDelivery with signedBy and condition (GOOD or DAMAGED).",
                    Map.of("shipmentId", shipmentId.value()));
        }
    }

    @ProblemExample("""
            {"type": "https://partline.io/problems/more-than-left", "title": "More than left", "status": 422,
             "detail": "Of shipment SH-SO-7K3M9QX2PV4D-1.1 9 pieces are left; quantity is 10 and may be 9 at most.",
             "shipmentId": "SH-SO-7K3M9QX2PV4D-1.1", "quantity": 10, "left": 9}
            """)
    static final class MoreThanLeft extends ShipmentRefusal {
        MoreThanLeft(ShipmentId shipmentId, long quantity, long left) {
            super(
                    Kind.UNACCEPTABLE,
                    "more-than-left",
                    "Of shipment %s %d pieces are left; quantity is %d and may be %d at most."
                            .formatted(shipmentId, left, quantity, left),
                    Map.of("shipmentId", shipmentId.value(), "quantity", quantity, "left", left));
        }
    }

    @ProblemExample("""
            {"type": "https://partline.io/problems/occurred-before-it-left", "title": "Occurred before it left", "status": 422,
             "detail": "occurredAt is 2026-11-23T06:00:00Z, before the shipment left at 2026-11-23T08:10:00Z; report when it happened.",
             "occurredAt": "2026-11-23T06:00:00Z", "leftAt": "2026-11-23T08:10:00Z"}
            """)
    static final class BeforeItLeft extends ShipmentRefusal {
        BeforeItLeft(Instant occurredAt, Instant leftAt) {
            super(
                    Kind.UNACCEPTABLE,
                    "occurred-before-it-left",
                    "occurredAt is %s, before the shipment left at %s; report when it happened."
                            .formatted(occurredAt, leftAt),
                    Map.of("occurredAt", occurredAt, "leftAt", leftAt));
        }
    }

    @ProblemExample("""
            {"type": "https://partline.io/problems/occurred-in-the-future", "title": "Occurred in the future", "status": 422,
             "detail": "occurredAt is 2026-11-24T09:00:00Z, which has not come yet; report when it has happened.",
             "occurredAt": "2026-11-24T09:00:00Z"}
            """)
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
