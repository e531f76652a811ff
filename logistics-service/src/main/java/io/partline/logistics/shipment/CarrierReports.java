package io.partline.logistics.shipment;

import io.partline.chassis.aggregate.Pure;
import io.partline.chassis.refusal.Invalid;
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
import io.partline.logistics.shipment.ShipmentRefusal.MoreThanLeft;
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
            case IN_TRANSIT -> happened(state, shipment, c);
            case CANCELLED -> calledOff(state, shipment, c);
            case DELIVERED, DAMAGED, FAILED -> late(state, shipment, c);
        };
    }

    /** Who has picked it up has it. Anything else waits for the dispatch, where it may. */
    private static List<ShipmentEvent> early(ShipmentState state, PlannedShipment shipment, ReportMilestone c) {
        if (c.milestone().type() == Milestone.Type.PICKED_UP) {
            return pickedUp(state, shipment, c);
        }
        if (!c.mayWait()) {
            throw new NotDispatched(c.shipmentId());
        }
        happened(state, shipment, c);
        MilestoneHeld held = new MilestoneHeld(
                shipment.details(),
                shipment.carrierId(),
                c.milestone(),
                c.proofOfDelivery(),
                c.milestone().quantity(),
                c.at());
        return state.held().stream().anyMatch(known -> known.milestone().equals(c.milestone()))
                ? List.of()
                : List.of(held);
    }

    /**
     * It was called off, and the carrier has it all the same: what has left goes on. What waits for the dispatch of a
     * planned shipment proves it here.
     */
    private static List<ShipmentEvent> calledOff(ShipmentState state, PlannedShipment shipment, ReportMilestone c) {
        if (c.milestone().type() != Milestone.Type.PICKED_UP && !c.mayWait()) {
            throw new AlreadyEnded(c.shipmentId(), state.status());
        }
        return pickedUp(state, shipment, c);
    }

    private static List<ShipmentEvent> pickedUp(ShipmentState state, PlannedShipment shipment, ReportMilestone c) {
        ShipmentEvent left = new ShipmentDispatched(shipment.details(), shipment.carrierId(), c.at());
        List<ShipmentEvent> events = new ArrayList<>(List.of(left));
        List<ShipmentEvent> picked = happened(state.after(left), shipment, c);
        events.addAll(picked);
        events.addAll(held(after(state.after(left), picked), shipment, state.held()));
        return events;
    }

    /** What only informs may come late, if it tells of a time before the end. */
    private static List<ShipmentEvent> late(ShipmentState state, PlannedShipment shipment, ReportMilestone c) {
        boolean beforeTheEnd = state.milestones().stream()
                .anyMatch(known -> !c.milestone().occurredAt().isAfter(known.occurredAt()));
        if (c.milestone().type().isInformation() && beforeTheEnd) {
            return happened(state, shipment, c);
        }
        throw new AlreadyEnded(c.shipmentId(), state.status());
    }

    /** It has left; what was reported before counts now, in the order in which it was told. */
    static List<ShipmentEvent> left(ShipmentState state, PlannedShipment shipment, Instant at) {
        ShipmentEvent left = new ShipmentDispatched(shipment.details(), shipment.carrierId(), at);
        List<ShipmentEvent> events = new ArrayList<>(List.of(left));
        events.addAll(held(state.after(left), shipment, state.held()));
        return events;
    }

    /** Those that are possible, in the order in which they were told. */
    private static List<ShipmentEvent> held(ShipmentState left, PlannedShipment shipment, List<MilestoneHeld> waiting) {
        List<ShipmentEvent> events = new ArrayList<>();
        ShipmentState state = left;
        for (MilestoneHeld each : waiting) {
            if (state.status() == ShipmentStatus.IN_TRANSIT
                    || each.milestone().type().isInformation()) {
                List<ShipmentEvent> then = happened(
                        state,
                        shipment,
                        new ReportMilestone(
                                shipment.details().shipmentId(),
                                each.carrierId(),
                                each.milestone().ofAtMost(state.left()),
                                each.proofOfDelivery(),
                                true,
                                each.at()));
                events.addAll(then);
                state = after(state, then);
            }
        }
        return events;
    }

    private static ShipmentState after(ShipmentState before, List<ShipmentEvent> events) {
        ShipmentState state = before;
        for (ShipmentEvent event : events) {
            state = state.after(event);
        }
        return state;
    }

    /** A delivery is known by its moment and its proof; one that arrived damaged is on record as the damage. */
    private static boolean isRepetition(ShipmentState state, ReportMilestone c) {
        Milestone m = c.milestone();
        ProofOfDelivery proof = c.proofOfDelivery();
        if (m.type() != Milestone.Type.DELIVERED) {
            return state.milestones().stream().anyMatch(m::tellsTheSameAs);
        }
        if (proof != null && proof.condition() == ProofOfDelivery.Condition.DAMAGED) {
            return state.milestones().stream().anyMatch(m.as(Milestone.Type.DAMAGED)::tellsTheSameAs);
        }
        return proof != null && new Delivery(m.occurredAt(), proof).equals(state.delivery());
    }

    private static void requirePossibleTime(ShipmentState state, PlannedShipment shipment, ReportMilestone c) {
        Instant occurredAt = c.milestone().occurredAt();
        if (occurredAt.isAfter(c.at().plus(CLOCK_TOLERANCE))) {
            throw new InTheFuture(occurredAt);
        }
        Instant left = state.leftAt();
        boolean handover = c.milestone().type() == Milestone.Type.PICKED_UP;
        Instant earliest = left == null || handover ? shipment.plannedAt() : left;
        if (occurredAt.isBefore(earliest.minus(CLOCK_TOLERANCE))) {
            throw new BeforeItLeft(occurredAt, earliest);
        }
    }

    private static List<ShipmentEvent> happened(ShipmentState state, PlannedShipment shipment, ReportMilestone c) {
        return switch (c.milestone().type()) {
            case PICKED_UP, IN_TRANSIT, ARRIVED, OUT_FOR_DELIVERY -> {
                requireNoQuantity(c);
                yield List.of(new MilestoneReported(shipment.details(), shipment.carrierId(), c.milestone(), c.at()));
            }
            case DAMAGED -> List.of(damaged(state, shipment, Discovered.IN_TRANSIT, c));
            case DELIVERED -> delivered(state, shipment, c);
            case LOST -> List.of(failed(state, shipment, FailureReason.LOST, c));
            case REFUSED -> List.of(failed(state, shipment, FailureReason.REFUSED, c));
            case RETURNED -> List.of(failed(state, shipment, FailureReason.RETURNED_TO_SENDER, c));
        };
    }

    /** What was signed for as damaged may be some of it; the others are delivered. */
    private static List<ShipmentEvent> delivered(ShipmentState state, PlannedShipment shipment, ReportMilestone c) {
        ProofOfDelivery proof = c.proofOfDelivery();
        if (proof == null) {
            throw new ProofMissing(c.shipmentId());
        }
        ShipmentEvent delivered = new ShipmentDelivered(
                shipment.details(), shipment.carrierId(), c.milestone().occurredAt(), proof, c.at());
        return switch (proof.condition()) {
            case GOOD -> {
                requireNoQuantity(c);
                yield List.of(delivered);
            }
            case DAMAGED -> {
                ShipmentEvent damaged = damaged(state, shipment, Discovered.ON_RECEIPT, c);
                yield state.after(damaged).left() > 0 ? List.of(damaged, delivered) : List.of(damaged);
            }
        };
    }

    private static ShipmentEvent damaged(
            ShipmentState state, PlannedShipment shipment, Discovered discovered, ReportMilestone c) {
        Milestone m = c.milestone();
        return new ShipmentDamaged(
                shipment.details(),
                shipment.carrierId(),
                discovered,
                pieces(state, c),
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
                pieces(state, c),
                m.occurredAt(),
                m.location(),
                m.note(),
                c.at());
    }

    private static long pieces(ShipmentState state, ReportMilestone c) {
        Long told = c.milestone().quantity();
        if (told != null && told > state.left()) {
            throw new MoreThanLeft(c.shipmentId(), told, state.left());
        }
        return told == null ? state.left() : told;
    }

    private static void requireNoQuantity(ReportMilestone c) {
        if (c.milestone().quantity() != null) {
            throw Invalid.field(
                    "quantity",
                    "goes with DAMAGED, LOST, REFUSED and RETURNED, and with DELIVERED in condition DAMAGED");
        }
    }
}
