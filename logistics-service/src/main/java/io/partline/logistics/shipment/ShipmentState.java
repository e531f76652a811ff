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

/** @param milestones as reported, in the order of the reports */
public record ShipmentState(
        Status status,
        @Nullable Leg leg,
        @Nullable String carrierId,
        @Nullable Instant plannedAt,
        @Nullable Instant expectedDeliveryAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant deliveredAt,
        @Nullable ProofOfDelivery proofOfDelivery,
        List<Milestone> milestones) {
    public enum Status {
        NONE,
        PLANNED,
        IN_TRANSIT,
        DAMAGED,
        DELIVERED
    }

    public static final ShipmentState NONE =
            new ShipmentState(Status.NONE, null, null, null, null, null, null, null, List.of());

    public ShipmentState after(ShipmentEvent event) {
        return switch (event) {
            case ShipmentPlanned e ->
                new ShipmentState(
                        Status.PLANNED,
                        e.leg(),
                        e.carrierId(),
                        e.at(),
                        e.expectedDeliveryAt(),
                        null,
                        null,
                        null,
                        List.of());
            case ShipmentDispatched e ->
                new ShipmentState(
                        Status.IN_TRANSIT,
                        leg,
                        carrierId,
                        plannedAt,
                        expectedDeliveryAt,
                        e.at(),
                        null,
                        null,
                        milestones);
            case MilestoneReported e -> with(status, deliveredAt, proofOfDelivery, e.milestone());
            case ShipmentDamaged e ->
                with(
                        Status.DAMAGED,
                        deliveredAt,
                        proofOfDelivery,
                        new Milestone(Milestone.Type.DAMAGED, e.occurredAt(), e.location(), e.note()));
            case ShipmentDelivered e ->
                with(
                        Status.DELIVERED,
                        e.occurredAt(),
                        e.proofOfDelivery(),
                        new Milestone(Milestone.Type.DELIVERED, e.occurredAt(), null, null));
        };
    }

    private ShipmentState with(
            Status status, @Nullable Instant deliveredAt, @Nullable ProofOfDelivery proof, Milestone milestone) {
        return new ShipmentState(
                status,
                leg,
                carrierId,
                plannedAt,
                expectedDeliveryAt,
                dispatchedAt,
                deliveredAt,
                proof,
                Stream.concat(milestones.stream(), Stream.of(milestone)).toList());
    }
}
