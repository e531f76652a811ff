package io.partline.logistics.shipment;

import io.partline.logistics.shipment.ShipmentEvent.MilestoneHeld;
import io.partline.logistics.shipment.ShipmentEvent.MilestoneReported;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentCancelled;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDamaged;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDelivered;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDispatched;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentFailed;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentPlanned;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * @param shipment null before the plan
 * @param delivery may be followed by damage that the receiver found
 * @param ofNoUse pieces that were damaged or failed
 * @param badEnd what the last of them came to: DAMAGED or FAILED; null while there are none
 * @param milestones as reported, in the order of the reports; of those that only inform the last ones
 * @param held reports that came before the dispatch
 */
record ShipmentState(
        @Nullable PlannedShipment shipment,
        @Nullable Instant dispatchedAt,
        @Nullable Delivery delivery,
        long ofNoUse,
        @Nullable ShipmentStatus badEnd,
        boolean cancelled,
        List<Milestone> milestones,
        List<MilestoneHeld> held) {
    /** A carrier may report every minute; so many are kept. */
    static final int MAX_MILESTONES = 100;

    static final ShipmentState EMPTY = new ShipmentState(null, null, null, 0, null, false, List.of(), List.of());

    /** Where a planned shipment is. */
    ShipmentStatus status() {
        if (cancelled) {
            return ShipmentStatus.CANCELLED;
        }
        if (badEnd != null && left() == 0) {
            return badEnd;
        }
        if (delivery != null) {
            return ShipmentStatus.DELIVERED;
        }
        return dispatchedAt == null ? ShipmentStatus.PLANNED : ShipmentStatus.IN_TRANSIT;
    }

    /** Pieces that are of use as far as is known. */
    long left() {
        return shipment == null ? 0 : Math.max(0, shipment.details().quantity() - ofNoUse);
    }

    /** The earliest that is known of it outside its source; null before the dispatch. */
    @Nullable
    Instant leftAt() {
        return dispatchedAt == null
                ? null
                : Stream.concat(Stream.of(dispatchedAt), milestones.stream().map(Milestone::occurredAt))
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
    }

    ShipmentState after(ShipmentEvent event) {
        return switch (event) {
            case ShipmentPlanned e ->
                planned(new PlannedShipment(e.leg(), e.carrierId(), e.at(), e.expectedDeliveryAt()));
            case ShipmentDispatched e -> dispatched(e.at());
            case MilestoneReported e -> with(e.milestone());
            case MilestoneHeld e ->
                held(Stream.concat(held.stream(), Stream.of(e)).toList());
            case ShipmentDamaged e ->
                ofNoUse(e.quantity(), ShipmentStatus.DAMAGED).with(e.milestone());
            case ShipmentFailed e ->
                ofNoUse(e.quantity(), ShipmentStatus.FAILED).with(milestone(e));
            case ShipmentDelivered e ->
                delivered(new Delivery(e.occurredAt(), e.proofOfDelivery())).with(e.milestone());
            case ShipmentCancelled _ ->
                new ShipmentState(shipment, dispatchedAt, delivery, ofNoUse, badEnd, true, milestones, List.of());
        };
    }

    /** What stands in the list of milestones for a failure. */
    static Milestone milestone(ShipmentFailed e) {
        Milestone.Type type = switch (e.reason()) {
            case LOST, SHORT -> Milestone.Type.LOST;
            case REFUSED, WRONG_PART -> Milestone.Type.REFUSED;
            case RETURNED_TO_SENDER -> Milestone.Type.RETURNED;
        };
        return new Milestone(type, e.occurredAt(), e.location(), e.note(), e.quantity());
    }

    private ShipmentState planned(PlannedShipment plan) {
        return new ShipmentState(plan, null, null, 0, null, cancelled, List.of(), List.of());
    }

    /** What has left is not cancelled, whatever was decided before that was known. */
    private ShipmentState dispatched(Instant at) {
        return new ShipmentState(shipment, at, delivery, ofNoUse, badEnd, false, milestones, List.of());
    }

    private ShipmentState delivered(Delivery done) {
        return new ShipmentState(shipment, dispatchedAt, done, ofNoUse, badEnd, cancelled, milestones, held);
    }

    private ShipmentState ofNoUse(long pieces, ShipmentStatus end) {
        return new ShipmentState(shipment, dispatchedAt, delivery, ofNoUse + pieces, end, cancelled, milestones, held);
    }

    private ShipmentState held(List<MilestoneHeld> waiting) {
        return new ShipmentState(shipment, dispatchedAt, delivery, ofNoUse, badEnd, cancelled, milestones, waiting);
    }

    private ShipmentState with(Milestone milestone) {
        List<Milestone> more =
                Stream.concat(milestones.stream(), Stream.of(milestone)).toList();
        if (more.size() > MAX_MILESTONES) {
            Milestone oldest = more.stream()
                    .filter(each -> each.type().isInformation() && each.type() != Milestone.Type.PICKED_UP)
                    .findFirst()
                    .orElse(more.getFirst());
            int at = more.indexOf(oldest);
            more = Stream.concat(more.subList(0, at).stream(), more.subList(at + 1, more.size()).stream())
                    .toList();
        }
        return new ShipmentState(shipment, dispatchedAt, delivery, ofNoUse, badEnd, cancelled, more, held);
    }
}
