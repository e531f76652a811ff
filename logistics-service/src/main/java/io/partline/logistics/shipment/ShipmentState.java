package io.partline.logistics.shipment;

import io.partline.logistics.shipment.ShipmentEvent.MilestoneReported;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDamaged;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDelivered;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDispatched;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentPlanned;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * @param shipment null before the plan
 * @param delivery may be followed by damage that the receiver found
 * @param milestones as reported, in the order of the reports
 */
record ShipmentState(
        @Nullable PlannedShipment shipment,
        @Nullable Instant dispatchedAt,
        @Nullable Delivery delivery,
        boolean damaged,
        List<Milestone> milestones) {
    static final ShipmentState EMPTY = new ShipmentState(null, null, null, false, List.of());

    /** Where a planned shipment is. */
    ShipmentStatus status() {
        if (damaged) {
            return ShipmentStatus.DAMAGED;
        }
        if (delivery != null) {
            return ShipmentStatus.DELIVERED;
        }
        return dispatchedAt == null ? ShipmentStatus.PLANNED : ShipmentStatus.IN_TRANSIT;
    }

    ShipmentState after(ShipmentEvent event) {
        return switch (event) {
            case ShipmentPlanned e ->
                planned(new PlannedShipment(e.leg(), e.carrierId(), e.at(), e.expectedDeliveryAt()));
            case ShipmentDispatched e -> dispatched(e.at());
            case MilestoneReported e -> with(delivery, damaged, e.milestone());
            case ShipmentDamaged e -> with(delivery, true, e.milestone());
            case ShipmentDelivered e -> with(new Delivery(e.occurredAt(), e.proofOfDelivery()), damaged, e.milestone());
        };
    }

    private static ShipmentState planned(PlannedShipment shipment) {
        return new ShipmentState(shipment, null, null, false, List.of());
    }

    private ShipmentState dispatched(Instant at) {
        return new ShipmentState(shipment, at, delivery, damaged, milestones);
    }

    private ShipmentState with(@Nullable Delivery delivery, boolean damaged, Milestone milestone) {
        return new ShipmentState(
                shipment,
                dispatchedAt,
                delivery,
                damaged,
                Stream.concat(milestones.stream(), Stream.of(milestone)).toList());
    }
}
