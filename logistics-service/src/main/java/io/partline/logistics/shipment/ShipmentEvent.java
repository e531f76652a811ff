package io.partline.logistics.shipment;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import io.partline.logistics.carrierchoice.CarrierChoice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

public sealed interface ShipmentEvent extends DomainEvent {
    /** The shipment's details, under the name they are stored by. */
    ShipmentDetails leg();

    String carrierId();

    @Override
    default String aggregateId() {
        return leg().shipmentId().aggregateId();
    }

    @StoredAs("shipment-planned")
    record ShipmentPlanned(
            ShipmentDetails leg, String carrierId, CarrierChoice choice, Instant expectedDeliveryAt, Instant at)
            implements ShipmentEvent {}

    @StoredAs("shipment-dispatched")
    record ShipmentDispatched(ShipmentDetails leg, String carrierId, Instant at) implements ShipmentEvent {}

    @StoredAs("milestone-reported")
    record MilestoneReported(ShipmentDetails leg, String carrierId, Milestone milestone, Instant at)
            implements ShipmentEvent {}

    /** @param discovered under way, or by the receiver */
    @StoredAs("shipment-damaged")
    record ShipmentDamaged(
            ShipmentDetails leg,
            String carrierId,
            Discovered discovered,
            Instant occurredAt,
            @Nullable String location,
            @Nullable String note,
            Instant at)
            implements ShipmentEvent {
        Milestone milestone() {
            return new Milestone(Milestone.Type.DAMAGED, occurredAt, location, note);
        }
    }

    @StoredAs("shipment-delivered")
    record ShipmentDelivered(
            ShipmentDetails leg, String carrierId, Instant occurredAt, ProofOfDelivery proofOfDelivery, Instant at)
            implements ShipmentEvent {
        Milestone milestone() {
            return Milestone.delivered(occurredAt);
        }
    }

    enum Discovered {
        IN_TRANSIT,
        ON_RECEIPT
    }
}
