package io.partline.logistics.shipment;

import io.partline.logistics.carrierchoice.CarrierChoice;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

public sealed interface ShipmentCommand {
    /** @param choice has chosen a carrier */
    record PlanShipment(@TargetAggregateIdentifier String aggregateId, Leg leg, CarrierChoice choice, Instant at)
            implements ShipmentCommand {
        public PlanShipment(Leg leg, CarrierChoice choice, Instant at) {
            this(Shipment.id(leg.shipmentId()), leg, choice, at);
        }
    }

    record DispatchShipment(@TargetAggregateIdentifier String aggregateId, Instant at) implements ShipmentCommand {}

    /** @param reporter the carrier that reports; null when HQ does it in its stead */
    record ReportMilestone(
            @TargetAggregateIdentifier String aggregateId,
            @Nullable String reporter,
            Milestone milestone,
            @Nullable ProofOfDelivery proofOfDelivery,
            Instant at)
            implements ShipmentCommand {}

    /** The receiver found it damaged. */
    record ReportDamageOnReceipt(@TargetAggregateIdentifier String aggregateId, Instant occurredAt, Instant at)
            implements ShipmentCommand {}
}
