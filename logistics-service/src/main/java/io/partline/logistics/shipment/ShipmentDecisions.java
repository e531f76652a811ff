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
import io.partline.logistics.shipment.ShipmentState.Status;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What a shipment answers; a repetition changes nothing and is no error. */
final class ShipmentDecisions {
    /** How far a carrier's clock may be ahead of ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private ShipmentDecisions() {}

    static List<ShipmentEvent> plan(ShipmentState state, PlanShipment c) {
        if (state.status() != Status.NONE) {
            return List.of();
        }
        CarrierChoice.Candidate chosen = c.choice().chosen().orElseThrow();
        return List.of(new ShipmentPlanned(
                c.leg(), chosen.carrierId(), c.choice(), c.at().plus(Duration.ofHours(chosen.transitHours())), c.at()));
    }

    static List<ShipmentEvent> dispatch(ShipmentState state, DispatchShipment c) {
        Leg leg = leg(state, c.aggregateId());
        return switch (state.status()) {
            case PLANNED -> List.of(new ShipmentDispatched(leg, carrier(state), c.at()));
            case IN_TRANSIT -> List.of();
            case DAMAGED, DELIVERED -> throw new AlreadyEnded(leg.shipmentId(), state.status());
            case NONE -> throw new IllegalStateException();
        };
    }

    /** Somebody else's shipment does not exist for a carrier. */
    static List<ShipmentEvent> report(ShipmentState state, ReportMilestone c) {
        Leg leg = leg(state, c.aggregateId());
        if (c.reporter() != null && !c.reporter().equals(state.carrierId())) {
            throw NotFound.of("shipment", leg.shipmentId());
        }
        if (isRepetition(state, c)) {
            return List.of();
        }
        requireDispatched(state, leg);
        if (state.status() != Status.IN_TRANSIT) {
            throw new AlreadyEnded(leg.shipmentId(), state.status());
        }
        if (c.milestone().occurredAt().isAfter(c.at().plus(CLOCK_TOLERANCE))) {
            throw new InTheFuture(c.milestone().occurredAt());
        }
        return List.of(
                switch (c.milestone().type()) {
                    case PICKED_UP, IN_TRANSIT, ARRIVED, OUT_FOR_DELIVERY ->
                        new MilestoneReported(leg, carrier(state), c.milestone(), c.at());
                    case DAMAGED -> damaged(state, leg, Discovered.IN_TRANSIT, c);
                    case DELIVERED -> delivered(state, leg, c);
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
            return state.milestones()
                    .contains(new Milestone(Milestone.Type.DAMAGED, m.occurredAt(), m.location(), m.note()));
        }
        return m.occurredAt().equals(state.deliveredAt()) && Objects.equals(proof, state.proofOfDelivery());
    }

    private static void requireDispatched(ShipmentState state, Leg leg) {
        if (state.status() == Status.PLANNED) {
            throw new NotDispatched(leg.shipmentId());
        }
    }

    private static ShipmentEvent delivered(ShipmentState state, Leg leg, ReportMilestone c) {
        ProofOfDelivery proof = c.proofOfDelivery();
        if (proof == null) {
            throw new ProofMissing(leg.shipmentId());
        }
        return switch (proof.condition()) {
            case GOOD ->
                new ShipmentDelivered(leg, carrier(state), c.milestone().occurredAt(), proof, c.at());
            case DAMAGED -> damaged(state, leg, Discovered.ON_RECEIPT, c);
        };
    }

    private static ShipmentEvent damaged(ShipmentState state, Leg leg, Discovered discovered, ReportMilestone c) {
        Milestone m = c.milestone();
        return new ShipmentDamaged(leg, carrier(state), discovered, m.occurredAt(), m.location(), m.note(), c.at());
    }

    static List<ShipmentEvent> damagedOnReceipt(ShipmentState state, ReportDamageOnReceipt c) {
        Leg leg = leg(state, c.aggregateId());
        requireDispatched(state, leg);
        return state.status() == Status.DAMAGED
                ? List.of()
                : List.of(new ShipmentDamaged(
                        leg,
                        carrier(state),
                        Discovered.ON_RECEIPT,
                        c.occurredAt(),
                        leg.to(),
                        "found damaged on receipt",
                        c.at()));
    }

    private static String carrier(ShipmentState state) {
        return Objects.requireNonNull(state.carrierId());
    }

    private static Leg leg(ShipmentState state, String aggregateId) {
        Leg leg = state.leg();
        if (leg == null) {
            throw NotFound.of("shipment", aggregateId.replaceFirst("^shipment:", ""));
        }
        return leg;
    }
}
