package io.partline.logistics.shipment;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import io.partline.logistics.carrierchoice.CarrierChoice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

public sealed interface ShipmentEvent extends DomainEvent {
    Leg leg();

    @Override
    default String aggregateId() {
        return Shipment.id(leg().shipmentId());
    }

    @StoredAs("shipment-planned")
    record ShipmentPlanned(Leg leg, String carrierId, CarrierChoice choice, Instant expectedDeliveryAt, Instant at)
            implements ShipmentEvent {}

    @StoredAs("shipment-dispatched")
    record ShipmentDispatched(Leg leg, String carrierId, Instant at) implements ShipmentEvent {}

    @StoredAs("milestone-reported")
    record MilestoneReported(Leg leg, String carrierId, Milestone milestone, Instant at) implements ShipmentEvent {}

    /** @param discovered under way, or by the receiver */
    @StoredAs("shipment-damaged")
    record ShipmentDamaged(
            Leg leg,
            String carrierId,
            Discovered discovered,
            Instant occurredAt,
            @Nullable String location,
            @Nullable String note,
            Instant at)
            implements ShipmentEvent {}

    @StoredAs("shipment-delivered")
    record ShipmentDelivered(Leg leg, String carrierId, Instant occurredAt, ProofOfDelivery proofOfDelivery, Instant at)
            implements ShipmentEvent {}

    enum Discovered {
        IN_TRANSIT,
        ON_RECEIPT
    }
}
