package io.partline.requests.order;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import io.partline.requests.catalogue.Money;
import io.partline.requests.timeline.Wait;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

public sealed interface OrderEvent extends DomainEvent {
    String serviceOrderId();

    @Override
    default String aggregateId() {
        return ServiceOrder.id(serviceOrderId());
    }

    /** @param amount price of the whole line on the day of the order */
    record OrderedLine(String lineId, String partNumber, long quantity, Money amount) {}

    @StoredAs("service-order-placed")
    record ServiceOrderPlaced(
            String serviceOrderId,
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
            String serviceOrderId,
            String lineId,
            String approver,
            String rule,
            Money amount,
            Instant dueAt,
            Instant requestedAt)
            implements OrderEvent {}

    /** The approver was late; another decides in their place. */
    @StoredAs("approval-escalated")
    record ApprovalEscalated(
            String serviceOrderId,
            String lineId,
            String approver,
            String rule,
            Money amount,
            Instant dueAt,
            Instant escalatedAt)
            implements OrderEvent {}

    @StoredAs("line-approved")
    record LineApproved(
            String serviceOrderId,
            String lineId,
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
    record LineRejected(String serviceOrderId, String lineId, String decidedBy, String reason, Instant rejectedAt)
            implements OrderEvent {}

    /** What a partner reported about one attempt to serve a line. */
    sealed interface Step extends OrderEvent {
        String lineId();

        int attempt();

        /** By the clock of whoever reported it. */
        Instant occurredAt();

        /** The same step, not later than a moment: nobody can report the future. */
        Step notAfter(Instant latest);

        default Instant earlier(Instant latest) {
            return occurredAt().isAfter(latest) ? latest : occurredAt();
        }
    }

    @StoredAs("line-reserved")
    record LineReserved(
            String serviceOrderId,
            String lineId,
            int attempt,
            String source,
            Instant promisedAt,
            List<Candidate> candidates,
            Instant occurredAt)
            implements Step {
        @Override
        public LineReserved notAfter(Instant latest) {
            return new LineReserved(serviceOrderId, lineId, attempt, source, promisedAt, candidates, earlier(latest));
        }
    }

    @StoredAs("line-backordered")
    record LineBackordered(
            String serviceOrderId,
            String lineId,
            int attempt,
            String reason,
            List<Candidate> candidates,
            Instant occurredAt)
            implements Step {
        @Override
        public LineBackordered notAfter(Instant latest) {
            return new LineBackordered(serviceOrderId, lineId, attempt, reason, candidates, earlier(latest));
        }
    }

    @StoredAs("shipment-planned")
    record ShipmentPlanned(
            String serviceOrderId,
            String lineId,
            int attempt,
            String shipmentId,
            String source,
            String carrierId,
            Instant occurredAt)
            implements Step {
        @Override
        public ShipmentPlanned notAfter(Instant latest) {
            return new ShipmentPlanned(serviceOrderId, lineId, attempt, shipmentId, source, carrierId, earlier(latest));
        }
    }

    @StoredAs("shipment-dispatched")
    record ShipmentDispatched(
            String serviceOrderId,
            String lineId,
            int attempt,
            String shipmentId,
            String source,
            String carrierId,
            Instant occurredAt)
            implements Step {
        @Override
        public ShipmentDispatched notAfter(Instant latest) {
            return new ShipmentDispatched(
                    serviceOrderId, lineId, attempt, shipmentId, source, carrierId, earlier(latest));
        }
    }

    @StoredAs("shipment-damaged")
    record ShipmentDamaged(
            String serviceOrderId,
            String lineId,
            int attempt,
            String shipmentId,
            String source,
            String carrierId,
            @Nullable String location,
            @Nullable String note,
            Instant occurredAt)
            implements Step {
        @Override
        public ShipmentDamaged notAfter(Instant latest) {
            return new ShipmentDamaged(
                    serviceOrderId, lineId, attempt, shipmentId, source, carrierId, location, note, earlier(latest));
        }
    }

    @StoredAs("shipment-delivered")
    record ShipmentDelivered(
            String serviceOrderId,
            String lineId,
            int attempt,
            String shipmentId,
            String source,
            String carrierId,
            String signedBy,
            Condition condition,
            Instant occurredAt)
            implements Step {
        @Override
        public ShipmentDelivered notAfter(Instant latest) {
            return new ShipmentDelivered(
                    serviceOrderId,
                    lineId,
                    attempt,
                    shipmentId,
                    source,
                    carrierId,
                    signedBy,
                    condition,
                    earlier(latest));
        }
    }

    /** @param shipmentId absent for a part from the station's own shelf */
    @StoredAs("line-received")
    record LineReceived(
            String serviceOrderId,
            String lineId,
            String stationId,
            String partNumber,
            long quantity,
            String source,
            int attempt,
            @Nullable String shipmentId,
            Condition condition,
            Instant receivedAt)
            implements OrderEvent {}

    /** Every line is fulfilled or rejected, one at least fulfilled. */
    @StoredAs("service-order-completed")
    record ServiceOrderCompleted(
            String serviceOrderId,
            String stationId,
            Instant requestedAt,
            Instant placedAt,
            Instant completedAt,
            List<Wait> waits)
            implements OrderEvent {}
}
