package io.partline.requests.order;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import io.partline.requests.catalogue.Money;
import io.partline.requests.timeline.Wait;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

public sealed interface OrderEvent extends DomainEvent {
    ServiceOrderId serviceOrderId();

    @Override
    default String aggregateId() {
        return serviceOrderId().aggregateId();
    }

    /** @param amount price of the whole line on the day of the order */
    record OrderedLine(LineId lineId, String partNumber, long quantity, Money amount) {}

    @StoredAs("service-order-placed")
    record ServiceOrderPlaced(
            ServiceOrderId serviceOrderId,
            String stationId,
            @Nullable String homeCentreId,
            String productModel,
            String serialNumber,
            Priority priority,
            Instant requestedAt,
            Instant placedAt,
            List<OrderedLine> lines,
            String placedBy)
            implements OrderEvent {}

    @StoredAs("approval-requested")
    record ApprovalRequested(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            String approver,
            String rule,
            Money amount,
            Instant dueAt,
            Instant requestedAt)
            implements OrderEvent {}

    /** The approver was late; another decides in their place. */
    @StoredAs("approval-escalated")
    record ApprovalEscalated(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            String approver,
            String rule,
            Money amount,
            Instant dueAt,
            Instant escalatedAt)
            implements OrderEvent {}

    @StoredAs("line-approved")
    record LineApproved(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            String stationId,
            String partNumber,
            long quantity,
            Priority priority,
            Instant requestedAt,
            Decision decision,
            String rule,
            @Nullable String decidedBy,
            @Nullable String note,
            boolean mayDrawOnHq,
            Instant approvedAt)
            implements OrderEvent {}

    @StoredAs("line-rejected")
    record LineRejected(
            ServiceOrderId serviceOrderId, LineId lineId, String decidedBy, String reason, Instant rejectedAt)
            implements OrderEvent {}

    /** What a partner reported about one attempt to serve a line. */
    sealed interface MilestoneReported extends OrderEvent {
        LineId lineId();

        int attempt();

        /** By the clock of whoever reported it, and not later than it was heard of. */
        Instant occurredAt();
    }

    @StoredAs("line-reserved")
    record LineReserved(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            int attempt,
            String source,
            Instant promisedAt,
            List<Candidate> candidates,
            Instant occurredAt)
            implements MilestoneReported {}

    @StoredAs("line-backordered")
    record LineBackordered(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            int attempt,
            String reason,
            List<Candidate> candidates,
            Instant occurredAt)
            implements MilestoneReported {}

    @StoredAs("shipment-planned")
    record ShipmentPlanned(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            int attempt,
            String shipmentId,
            String source,
            String carrierId,
            Instant occurredAt)
            implements MilestoneReported {}

    @StoredAs("shipment-dispatched")
    record ShipmentDispatched(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            int attempt,
            String shipmentId,
            String source,
            String carrierId,
            Instant occurredAt)
            implements MilestoneReported {}

    @StoredAs("shipment-damaged")
    record ShipmentDamaged(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            int attempt,
            String shipmentId,
            String source,
            String carrierId,
            @Nullable String location,
            @Nullable String note,
            Instant occurredAt)
            implements MilestoneReported {}

    /** @param reason what became of it, as logistics names it */
    @StoredAs("shipment-failed")
    record ShipmentFailed(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            int attempt,
            String shipmentId,
            String source,
            String carrierId,
            String reason,
            Instant occurredAt)
            implements MilestoneReported {}

    /** An attempt was called off in time. */
    @StoredAs("reservation-released")
    record ReservationReleased(
            ServiceOrderId serviceOrderId, LineId lineId, int attempt, String source, Instant occurredAt)
            implements MilestoneReported {}

    @StoredAs("shipment-delivered")
    record ShipmentDelivered(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            int attempt,
            String shipmentId,
            String source,
            String carrierId,
            String signedBy,
            Condition condition,
            Instant occurredAt)
            implements MilestoneReported {}

    /** @param shipmentId absent for a part from the station's own shelf */
    @StoredAs("line-received")
    record LineReceived(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            String stationId,
            String partNumber,
            long quantity,
            String source,
            int attempt,
            @Nullable String shipmentId,
            Condition condition,
            Instant receivedAt)
            implements OrderEvent {}

    /** Nobody needs it any more. */
    @StoredAs("line-cancelled")
    record LineCancelled(
            ServiceOrderId serviceOrderId, LineId lineId, String cancelledBy, String reason, Instant cancelledAt)
            implements OrderEvent {}

    /** Nothing is left to wait for, however it ended. */
    @StoredAs("service-order-closed")
    record ServiceOrderClosed(ServiceOrderId serviceOrderId, String stationId, OrderStatus outcome, Instant closedAt)
            implements OrderEvent {}

    /** Every line has ended, one at least fulfilled. */
    @StoredAs("service-order-completed")
    record ServiceOrderCompleted(
            ServiceOrderId serviceOrderId,
            String stationId,
            Instant requestedAt,
            Instant placedAt,
            Instant completedAt,
            List<Wait> waits)
            implements OrderEvent {}
}
