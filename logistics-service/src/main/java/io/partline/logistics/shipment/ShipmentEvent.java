package io.partline.logistics.shipment;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import io.partline.chassis.events.Superseded;
import io.partline.logistics.carrierchoice.CarrierChoice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

public sealed interface ShipmentEvent extends DomainEvent {
    /** The shipment's details, under the name they are stored by. */
    ShipmentDetails leg();

    /** Null for what was called off before a carrier was chosen. */
    @Nullable
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

    /** A report that came before the dispatch; it counts when the shipment has left. */
    @StoredAs("milestone-held")
    record MilestoneHeld(
            ShipmentDetails leg,
            String carrierId,
            Milestone milestone,
            @Nullable ProofOfDelivery proofOfDelivery,
            @Nullable Long quantity,
            Instant at)
            implements ShipmentEvent {}

    /**
     * @param quantity pieces that are damaged; the others go on
     */
    @StoredAs(value = "shipment-damaged", revision = 2, supersedes = ShipmentDamaged1.class)
    record ShipmentDamaged(
            ShipmentDetails leg,
            String carrierId,
            Discovered discovered,
            long quantity,
            Instant occurredAt,
            @Nullable String location,
            @Nullable String note,
            Instant at)
            implements ShipmentEvent {
        Milestone milestone() {
            return new Milestone(Milestone.Type.DAMAGED, occurredAt, location, note, quantity);
        }
    }

    /** At that time damage was of all that was shipped. */
    @StoredAs("shipment-damaged")
    record ShipmentDamaged1(
            ShipmentDetails leg,
            String carrierId,
            Discovered discovered,
            Instant occurredAt,
            @Nullable String location,
            @Nullable String note,
            Instant at)
            implements Superseded {
        @Override
        public ShipmentDamaged lifted() {
            return new ShipmentDamaged(leg, carrierId, discovered, leg.quantity(), occurredAt, location, note, at);
        }
    }

    /** @param quantity pieces that do not arrive, or not as what they were; the others go on */
    @StoredAs("shipment-failed")
    record ShipmentFailed(
            ShipmentDetails leg,
            String carrierId,
            FailureReason reason,
            long quantity,
            Instant occurredAt,
            @Nullable String location,
            @Nullable String note,
            Instant at)
            implements ShipmentEvent {}

    /** @param carrierId absent where none had been chosen */
    @StoredAs("shipment-cancelled")
    record ShipmentCancelled(ShipmentDetails leg, @Nullable String carrierId, Instant at) implements ShipmentEvent {}

    @StoredAs("shipment-delivered")
    record ShipmentDelivered(
            ShipmentDetails leg, String carrierId, Instant occurredAt, ProofOfDelivery proofOfDelivery, Instant at)
            implements ShipmentEvent {
        Milestone milestone() {
            return Milestone.delivered(occurredAt);
        }
    }

    enum Discovered {
        /** The carrier saw it under way. */
        IN_TRANSIT,
        /** It was signed for as damaged. */
        ON_RECEIPT,
        /** The receiver saw it when the carrier had gone. */
        BY_RECEIVER
    }
}
