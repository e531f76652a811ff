package io.partline.logistics.shipment;

import io.partline.chassis.refusal.NotFound;
import io.partline.logistics.carrierchoice.CarrierChoice;
import io.partline.logistics.shipment.ShipmentCommand.DispatchShipment;
import io.partline.logistics.shipment.ShipmentCommand.PlanShipment;
import io.partline.logistics.shipment.ShipmentCommand.ReportDamageOnReceipt;
import io.partline.logistics.shipment.ShipmentCommand.ReportMilestone;
import io.partline.logistics.shipment.ShipmentEvent.Discovered;
import io.partline.logistics.shipment.ShipmentEvent.MilestoneReported;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDamaged;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDelivered;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDispatched;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentPlanned;
import io.partline.logistics.shipment.ShipmentRefusal.AlreadyEnded;
import io.partline.logistics.shipment.ShipmentRefusal.InTheFuture;
import io.partline.logistics.shipment.ShipmentRefusal.NotDispatched;
import io.partline.logistics.shipment.ShipmentRefusal.ProofMissing;
import java.time.Duration;
import java.util.List;

/** What a shipment answers; a repetition changes nothing and is no error. */
final class ShipmentDecisions {
    /** How far a carrier's clock may be ahead of ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private ShipmentDecisions() {}

    static List<ShipmentEvent> decide(ShipmentState state, ShipmentCommand command) {
        return switch (command) {
            case PlanShipment c -> plan(state, c);
            case DispatchShipment c -> dispatch(state, c);
            case ReportMilestone c -> report(state, c);
            case ReportDamageOnReceipt c -> damagedOnReceipt(state, c);
        };
    }

    private static List<ShipmentEvent> plan(ShipmentState state, PlanShipment c) {
        if (state.shipment() != null) {
            return List.of();
        }
        CarrierChoice.Candidate chosen = c.choice().chosen().orElseThrow();
        return List.of(new ShipmentPlanned(
                c.details(),
                chosen.carrierId(),
                c.choice(),
                c.at().plus(Duration.ofHours(chosen.transitHours())),
                c.at()));
    }

    private static List<ShipmentEvent> dispatch(ShipmentState state, DispatchShipment c) {
        PlannedShipment shipment = planned(state, c);
        return switch (state.status()) {
            case PLANNED -> List.of(new ShipmentDispatched(shipment.details(), shipment.carrierId(), c.at()));
            case IN_TRANSIT -> List.of();
            case DAMAGED, DELIVERED -> throw new AlreadyEnded(c.shipmentId(), state.status());
        };
    }

    /** Somebody else's shipment does not exist for a carrier. */
    private static List<ShipmentEvent> report(ShipmentState state, ReportMilestone c) {
        PlannedShipment shipment = planned(state, c);
        if (c.reporter() != null && !c.reporter().equals(shipment.carrierId())) {
            throw NotFound.of("shipment", c.shipmentId().value());
        }
        if (isRepetition(state, c)) {
            return List.of();
        }
        requireDispatched(state, c);
        if (state.status() != ShipmentStatus.IN_TRANSIT) {
            throw new AlreadyEnded(c.shipmentId(), state.status());
        }
        if (c.milestone().occurredAt().isAfter(c.at().plus(CLOCK_TOLERANCE))) {
            throw new InTheFuture(c.milestone().occurredAt());
        }
        return List.of(
                switch (c.milestone().type()) {
                    case PICKED_UP, IN_TRANSIT, ARRIVED, OUT_FOR_DELIVERY ->
                        new MilestoneReported(shipment.details(), shipment.carrierId(), c.milestone(), c.at());
                    case DAMAGED -> damaged(shipment, Discovered.IN_TRANSIT, c);
                    case DELIVERED -> delivered(shipment, c);
                });
    }

    /** A delivery is known by its moment and its proof; one that arrived damaged is on record as the damage. */
    private static boolean isRepetition(ShipmentState state, ReportMilestone c) {
        Milestone m = c.milestone();
        ProofOfDelivery proof = c.proofOfDelivery();
        if (m.type() != Milestone.Type.DELIVERED) {
            return state.milestones().contains(m);
        }
        if (proof != null && proof.condition() == ProofOfDelivery.Condition.DAMAGED) {
            return state.milestones().contains(m.as(Milestone.Type.DAMAGED));
        }
        return proof != null && new Delivery(m.occurredAt(), proof).equals(state.delivery());
    }

    private static void requireDispatched(ShipmentState state, ShipmentCommand c) {
        if (state.status() == ShipmentStatus.PLANNED) {
            throw new NotDispatched(c.shipmentId());
        }
    }

    private static ShipmentEvent delivered(PlannedShipment shipment, ReportMilestone c) {
        ProofOfDelivery proof = c.proofOfDelivery();
        if (proof == null) {
            throw new ProofMissing(c.shipmentId());
        }
        return switch (proof.condition()) {
            case GOOD ->
                new ShipmentDelivered(
                        shipment.details(), shipment.carrierId(), c.milestone().occurredAt(), proof, c.at());
            case DAMAGED -> damaged(shipment, Discovered.ON_RECEIPT, c);
        };
    }

    private static ShipmentEvent damaged(PlannedShipment shipment, Discovered discovered, ReportMilestone c) {
        Milestone m = c.milestone();
        return new ShipmentDamaged(
                shipment.details(), shipment.carrierId(), discovered, m.occurredAt(), m.location(), m.note(), c.at());
    }

    private static List<ShipmentEvent> damagedOnReceipt(ShipmentState state, ReportDamageOnReceipt c) {
        PlannedShipment shipment = planned(state, c);
        requireDispatched(state, c);
        return state.status() == ShipmentStatus.DAMAGED
                ? List.of()
                : List.of(new ShipmentDamaged(
                        shipment.details(),
                        shipment.carrierId(),
                        Discovered.ON_RECEIPT,
                        c.occurredAt(),
                        shipment.details().destination(),
                        "found damaged on receipt",
                        c.at()));
    }

    private static PlannedShipment planned(ShipmentState state, ShipmentCommand c) {
        PlannedShipment shipment = state.shipment();
        if (shipment == null) {
            throw NotFound.of("shipment", c.shipmentId().value());
        }
        return shipment;
    }
}
