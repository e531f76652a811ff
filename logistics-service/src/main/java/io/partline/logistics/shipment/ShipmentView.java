package io.partline.logistics.shipment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shipment as it is answered.
 *
 * @param reference id of what asked for it: the order line, the transfer, the return or the recall
 * @param serviceOrderId only for DEMAND, as the line
 * @param attempt which attempt to bring what the reference asks for, from 1
 * @param orderedPartNumber what was asked for, where another part takes its place
 * @param quantity pieces
 * @param replacedBy the shipment of the next attempt, if there is one
 * @param milestones in the order of the reports
 */
@Schema(example = """
        {
          "shipmentId": "SH-SO-7Q2M4K8ZP1XA-1.2",
          "purpose": "DEMAND",
          "reference": "SO-7Q2M4K8ZP1XA-1",
          "serviceOrderId": "SO-7Q2M4K8ZP1XA",
          "lineId": "SO-7Q2M4K8ZP1XA-1",
          "attempt": 2,
          "partNumber": "DHF-215KA",
          "quantity": 1,
          "carrierId": "CR-01",
          "source": "HQ",
          "destination": "S-TZ-01",
          "status": "DELIVERED",
          "replaces": "SH-SO-7Q2M4K8ZP1XA-1.1",
          "plannedAt": "2026-11-23T08:00:00.125Z",
          "dispatchedAt": "2026-11-23T08:10:00Z",
          "expectedDeliveryAt": "2026-11-23T16:00:00.125Z",
          "deliveredAt": "2026-11-23T13:00:00Z",
          "proofOfDelivery": {"signedBy": "Wang Li", "condition": "GOOD"},
          "milestones": [
            {"type": "ARRIVED", "occurredAt": "2026-11-23T11:00:00Z", "location": "Shaoxing", "note": "at the hub"},
            {"type": "DELIVERED", "occurredAt": "2026-11-23T13:00:00Z"}
          ]
        }
        """)
record ShipmentView(
        String shipmentId,
        Purpose purpose,
        String reference,
        @Nullable String serviceOrderId,
        @Nullable String lineId,
        int attempt,
        String partNumber,
        @Nullable String orderedPartNumber,
        long quantity,
        String carrierId,
        String source,
        String destination,
        ShipmentStatus status,
        @Nullable String replaces,
        @Nullable String replacedBy,
        Instant plannedAt,
        @Nullable Instant dispatchedAt,
        Instant expectedDeliveryAt,
        @Nullable Instant deliveredAt,
        @Nullable ProofOfDelivery proofOfDelivery,
        List<Milestone> milestones) {
    static ShipmentView of(PlannedShipment shipment, ShipmentState state, @Nullable ShipmentId replacedBy) {
        ShipmentDetails details = shipment.details();
        Delivery delivery = state.delivery();
        return new ShipmentView(
                details.shipmentId().value(),
                details.purpose(),
                details.reference(),
                details.serviceOrderId(),
                details.lineId(),
                details.attempt(),
                details.partNumber(),
                details.orderedPartNumber(),
                details.quantity(),
                shipment.carrierId(),
                details.source(),
                details.destination(),
                state.status(),
                details.replaces() == null ? null : details.replaces().value(),
                replacedBy == null ? null : replacedBy.value(),
                shipment.plannedAt(),
                state.dispatchedAt(),
                shipment.expectedDeliveryAt(),
                delivery == null ? null : delivery.deliveredAt(),
                delivery == null ? null : delivery.proof(),
                state.milestones());
    }
}
