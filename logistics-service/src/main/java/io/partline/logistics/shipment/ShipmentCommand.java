package io.partline.logistics.shipment;

import io.partline.chassis.aggregate.Command;
import io.partline.logistics.carrierchoice.CarrierChoice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

sealed interface ShipmentCommand extends Command<ShipmentState, ShipmentEvent> {
    ShipmentId shipmentId();

    @Override
    default String aggregateId() {
        return shipmentId().aggregateId();
    }

    /** @param choice has chosen a carrier */
    record PlanShipment(ShipmentDetails details, CarrierChoice choice, Instant at) implements ShipmentCommand {
        @Override
        public ShipmentId shipmentId() {
            return details.shipmentId();
        }

        @Override
        public boolean begins() {
            return true;
        }
    }

    record DispatchShipment(ShipmentId shipmentId, Instant at) implements ShipmentCommand {}

    /**
     * @param reporter the carrier that reports; null when HQ does it in its stead
     * @param mayWait whether a report that comes before the dispatch is kept until then, and not refused
     */
    record ReportMilestone(
            ShipmentId shipmentId,
            @Nullable String reporter,
            Milestone milestone,
            @Nullable ProofOfDelivery proofOfDelivery,
            boolean mayWait,
            Instant at)
            implements ShipmentCommand {}

    /**
     * The receiver found something wrong with it.
     *
     * @param reason null for damage
     * @param quantity pieces
     */
    record ReportReceipt(
            ShipmentId shipmentId, @Nullable FailureReason reason, long quantity, Instant occurredAt, Instant at)
            implements ShipmentCommand {}

    /** @param details of the shipment, planned or not */
    record CancelShipment(ShipmentDetails details, Instant at) implements ShipmentCommand {
        @Override
        public ShipmentId shipmentId() {
            return details.shipmentId();
        }
    }
}
