package io.partline.logistics.shipment;

import io.partline.chassis.aggregate.Pure;
import io.partline.chassis.refusal.NotFound;
import io.partline.logistics.shipment.ShipmentCommand.ReportMilestone;
import io.partline.logistics.shipment.ShipmentEvent.Discovered;
import io.partline.logistics.shipment.ShipmentEvent.MilestoneHeld;
import io.partline.logistics.shipment.ShipmentEvent.MilestoneReported;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDamaged;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDelivered;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDispatched;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentFailed;
import io.partline.logistics.shipment.ShipmentRefusal.AlreadyEnded;
import io.partline.logistics.shipment.ShipmentRefusal.BeforeItLeft;
import io.partline.logistics.shipment.ShipmentRefusal.InTheFuture;
import io.partline.logistics.shipment.ShipmentRefusal.NotDispatched;
import io.partline.logistics.shipment.ShipmentRefusal.ProofMissing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a carrier's report does to its shipment. */
@Pure
final class CarrierReports {
    /** How far a carrier's clock may be off ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private CarrierReports() {}

    /** Somebody else's shipment does not exist for a carrier. */
    static List<ShipmentEvent> report(ShipmentState state, PlannedShipment shipment, ReportMilestone c) {
        if (c.reporter() != null && !c.reporter().equals(shipment.carrierId())) {
            throw NotFound.of("shipment", c.shipmentId().value());
        }
        if (isRepetition(state, c)) {
            return List.of();
        }
        requirePossibleTime(state, shipment, c);
        return switch (state.status()) {
            case PLANNED -> early(state, shipment, c);
            case IN_TRANSIT -> List.of(happened(state, shipment, c));
            case DELIVERED, DAMAGED, FAILED, CANCELLED -> late(state, shipment, c);
        };
    }

    /** Who has picked it up has it. Anything else waits for the dispatch, where it may. */
    private static List<ShipmentEvent> early(ShipmentState state, PlannedShipment shipment, ReportMilestone c) {
        if (c.milestone().type() == Milestone.Type.PICKED_UP) {
            ShipmentEvent left = new ShipmentDispatched(shipment.details(), shipment.carrierId(), c.at());
            List<ShipmentEvent> events = new ArrayList<>(List.of(left));
            ShipmentState then = state.after(left);
            ShipmentEvent picked = happened(then, shipment, c);
            events.add(picked);
            events.addAll(held(then.after(picked), shipment, state.held()));
            return events;
        }
        if (!c.mayWait()) {
            throw new NotDispatched(c.shipmentId());
        }
        if (c.milestone().type() == Milestone.Type.DELIVERED && c.proofOfDelivery() == null) {
            throw new ProofMissing(c.shipmentId());
        }
        MilestoneHeld held = new MilestoneHeld(
                shipment.details(), shipment.carrierId(), c.milestone(), c.proofOfDelivery(), c.quantity(), c.at());
        return state.held().stream().anyMatch(known -> known.milestone().equals(c.milestone()))
                ? List.of()
                : List.of(held);
    }

    /** What only informs may come late, if it tells of a time before the end. */
    private static List<ShipmentEvent> late(ShipmentState state, PlannedShipment shipment, ReportMilestone c) {
        boolean beforeTheEnd = state.milestones().stream()
                .anyMatch(known -> !c.milestone().occurredAt().isAfter(known.occurredAt()));
        if (c.milestone().type().isInformation() && beforeTheEnd && !state.cancelled()) {
            return List.of(happened(state, shipment, c));
        }
        throw new AlreadyEnded(c.shipmentId(), state.status());
    }

    /** Those that are possible, in the order in which they were told. */
    static List<ShipmentEvent> held(ShipmentState left, PlannedShipment shipment, List<MilestoneHeld> waiting) {
        List<ShipmentEvent> events = new ArrayList<>();
        ShipmentState state = left;
        for (MilestoneHeld each : waiting) {
            if (state.status() == ShipmentStatus.IN_TRANSIT
                    || each.milestone().type().isInformation()) {
                ShipmentEvent event = happened(
                        state,
                        shipment,
                        new ReportMilestone(
                                shipment.details().shipmentId(),
                                each.carrierId(),
                                each.milestone(),
                                each.proofOfDelivery(),
                                each.quantity(),
                                true,
                                each.at()));
                events.add(event);
                state = state.after(event);
            }
        }
        return events;
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

    private static void requirePossibleTime(ShipmentState state, PlannedShipment shipment, ReportMilestone c) {
        Instant occurredAt = c.milestone().occurredAt();
        if (occurredAt.isAfter(c.at().plus(CLOCK_TOLERANCE))) {
            throw new InTheFuture(occurredAt);
        }
        Instant left = state.dispatchedAt();
        boolean handover = c.milestone().type() == Milestone.Type.PICKED_UP;
        Instant earliest = left == null || handover ? shipment.plannedAt() : left;
        if (occurredAt.isBefore(earliest.minus(CLOCK_TOLERANCE))) {
            throw new BeforeItLeft(occurredAt, earliest);
        }
    }

    private static ShipmentEvent happened(ShipmentState state, PlannedShipment shipment, ReportMilestone c) {
        return switch (c.milestone().type()) {
            case PICKED_UP, IN_TRANSIT, ARRIVED, OUT_FOR_DELIVERY ->
                new MilestoneReported(shipment.details(), shipment.carrierId(), c.milestone(), c.at());
            case DAMAGED -> damaged(state, shipment, Discovered.IN_TRANSIT, c);
            case DELIVERED -> delivered(state, shipment, c);
            case LOST -> failed(state, shipment, FailureReason.LOST, c);
            case REFUSED -> failed(state, shipment, FailureReason.REFUSED, c);
            case RETURNED -> failed(state, shipment, FailureReason.RETURNED_TO_SENDER, c);
        };
    }

    private static ShipmentEvent delivered(ShipmentState state, PlannedShipment shipment, ReportMilestone c) {
        ProofOfDelivery proof = c.proofOfDelivery();
        if (proof == null) {
            throw new ProofMissing(c.shipmentId());
        }
        return switch (proof.condition()) {
            case GOOD ->
                new ShipmentDelivered(
                        shipment.details(), shipment.carrierId(), c.milestone().occurredAt(), proof, c.at());
            case DAMAGED -> damaged(state, shipment, Discovered.ON_RECEIPT, c);
        };
    }

    private static ShipmentEvent damaged(
            ShipmentState state, PlannedShipment shipment, Discovered discovered, ReportMilestone c) {
        Milestone m = c.milestone();
        return new ShipmentDamaged(
                shipment.details(),
                shipment.carrierId(),
                discovered,
                c.quantity() == null ? state.left() : Math.min(c.quantity(), state.left()),
                m.occurredAt(),
                m.location(),
                m.note(),
                c.at());
    }

    private static ShipmentEvent failed(
            ShipmentState state, PlannedShipment shipment, FailureReason reason, ReportMilestone c) {
        Milestone m = c.milestone();
        return new ShipmentFailed(
                shipment.details(),
                shipment.carrierId(),
                reason,
                state.left(),
                m.occurredAt(),
                m.location(),
                m.note(),
                c.at());
    }
}
