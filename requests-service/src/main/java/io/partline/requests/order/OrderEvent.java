package io.partline.requests.order;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import io.partline.chassis.events.Superseded;
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

    /**
     * @param placedBy the person, or the system of a site
     * @param placedAtSite the site that it spoke for; absent where it was recorded before that was asked
     */
    @StoredAs(value = "service-order-placed", revision = 2, supersedes = ServiceOrderPlaced1.class)
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
            String placedBy,
            @Nullable String placedAtSite)
            implements OrderEvent {
        /** A site's own system may be anybody there. */
        public boolean mayHaveBeenPlacedBy(String personId, @Nullable String siteId) {
            boolean sameSite = siteId != null && siteId.equals(placedAtSite);
            return personId.equals(placedBy) || sameSite && (personId.equals(siteId) || placedBy.equals(siteId));
        }
    }

    /** At that time the site of who placed it was not kept. */
    @StoredAs("service-order-placed")
    record ServiceOrderPlaced1(
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
            implements Superseded {
        @Override
        public ServiceOrderPlaced lifted() {
            return new ServiceOrderPlaced(
                    serviceOrderId,
                    stationId,
                    homeCentreId,
                    productModel,
                    serialNumber,
                    priority,
                    requestedAt,
                    placedAt,
                    lines,
                    placedBy,
                    null);
        }
    }

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

    /**
     * @param goods what the attempt supplies; absent where it was recorded before portions were: all that was ordered
     * @param sitesWithout sibling centres that were looked at and have none
     */
    @StoredAs(value = "line-reserved", revision = 2, supersedes = LineReserved1.class)
    record LineReserved(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            int attempt,
            @Nullable Goods goods,
            String source,
            Instant promisedAt,
            List<Candidate> candidates,
            int sitesWithout,
            Instant occurredAt)
            implements MilestoneReported {}

    /** At that time an attempt always supplied the whole line. */
    @StoredAs("line-reserved")
    record LineReserved1(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            int attempt,
            String source,
            Instant promisedAt,
            List<Candidate> candidates,
            Instant occurredAt)
            implements Superseded {
        @Override
        public LineReserved lifted() {
            return new LineReserved(
                    serviceOrderId, lineId, attempt, null, source, promisedAt, candidates, 0, occurredAt);
        }
    }

    /** @param sitesWithout sibling centres that were looked at and have none */
    @StoredAs(value = "line-backordered", revision = 2, supersedes = LineBackordered1.class)
    record LineBackordered(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            int attempt,
            String reason,
            List<Candidate> candidates,
            int sitesWithout,
            Instant occurredAt)
            implements MilestoneReported {}

    /** At that time every site was told of. */
    @StoredAs("line-backordered")
    record LineBackordered1(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            int attempt,
            String reason,
            List<Candidate> candidates,
            Instant occurredAt)
            implements Superseded {
        @Override
        public LineBackordered lifted() {
            return new LineBackordered(serviceOrderId, lineId, attempt, reason, candidates, 0, occurredAt);
        }
    }

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

    /**
     * @param quantity pieces; absent where it was recorded before they were counted: all of them
     * @param cause the news that told it, by its id; absent likewise
     */
    @StoredAs(value = "shipment-damaged", revision = 2, supersedes = ShipmentDamaged1.class)
    record ShipmentDamaged(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            int attempt,
            @Nullable Long quantity,
            String shipmentId,
            String source,
            String carrierId,
            @Nullable String location,
            @Nullable String note,
            @Nullable String cause,
            Instant occurredAt)
            implements MilestoneReported {}

    /** At that time damage was of all that was shipped. */
    @StoredAs("shipment-damaged")
    record ShipmentDamaged1(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            int attempt,
            String shipmentId,
            String source,
            String carrierId,
            @Nullable String location,
            @Nullable String note,
            Instant occurredAt)
            implements Superseded {
        @Override
        public ShipmentDamaged lifted() {
            return new ShipmentDamaged(
                    serviceOrderId,
                    lineId,
                    attempt,
                    null,
                    shipmentId,
                    source,
                    carrierId,
                    location,
                    note,
                    null,
                    occurredAt);
        }
    }

    /**
     * @param quantity pieces; absent where it was recorded before they were counted: all of them
     * @param reason what became of it, as logistics names it
     * @param cause the news that told it, by its id; absent likewise
     */
    @StoredAs(value = "shipment-failed", revision = 2, supersedes = ShipmentFailed1.class)
    record ShipmentFailed(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            int attempt,
            @Nullable Long quantity,
            String shipmentId,
            String source,
            String carrierId,
            String reason,
            @Nullable String cause,
            Instant occurredAt)
            implements MilestoneReported {}

    /** At that time the pieces were not counted. */
    @StoredAs("shipment-failed")
    record ShipmentFailed1(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            int attempt,
            String shipmentId,
            String source,
            String carrierId,
            String reason,
            Instant occurredAt)
            implements Superseded {
        @Override
        public ShipmentFailed lifted() {
            return new ShipmentFailed(
                    serviceOrderId, lineId, attempt, null, shipmentId, source, carrierId, reason, null, occurredAt);
        }
    }

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

    /**
     * Pieces of one attempt are in somebody's hands, or should be.
     *
     * @param orderedPartNumber what was asked for
     * @param goods what came instead of or as it
     * @param shipmentId absent for a part from the station's own shelf
     * @param receivedBy the person who says so; absent where it was recorded before persons were
     */
    @StoredAs(value = "line-received", revision = 2, supersedes = LineReceived1.class)
    record LineReceived(
            ServiceOrderId serviceOrderId,
            LineId lineId,
            String stationId,
            String orderedPartNumber,
            Goods goods,
            String source,
            int attempt,
            @Nullable String shipmentId,
            Condition condition,
            @Nullable String receivedBy,
            Instant receivedAt)
            implements OrderEvent {}

    /** At that time a receipt was of the whole line, and what was ordered was what came. */
    @StoredAs("line-received")
    record LineReceived1(
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
            implements Superseded {
        @Override
        public LineReceived lifted() {
            return new LineReceived(
                    serviceOrderId,
                    lineId,
                    stationId,
                    partNumber,
                    new Goods(partNumber, quantity, List.of()),
                    source,
                    attempt,
                    shipmentId,
                    condition,
                    null,
                    receivedAt);
        }
    }

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
