package io.partline.requests.partners;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.partners.PublishedEvents;
import io.partline.requests.correction.SearchEvent;
import io.partline.requests.order.OrderEvent;
import io.partline.requests.quota.QuotaEvent;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class PublishedRequestEvents implements PublishedEvents {
    static final String TOPIC = "partline.requests.v1";

    @Override
    public List<PublicEvent> translate(StoredEvent stored) {
        DomainEvent event = stored.payload();
        return switch (event) {
            case OrderEvent e -> translate(e);
            // A station's quota and its slips are nobody else's business.
            case QuotaEvent _, SearchEvent _ -> List.of();
            default -> throw new IllegalStateException("an event of no family of this service: " + event);
        };
    }

    static List<PublicEvent> translate(OrderEvent event) {
        return switch (event) {
            case OrderEvent.ServiceOrderPlaced e ->
                publish(
                        e,
                        "service-order-placed",
                        new PublicRequestEvents.ServiceOrderPlaced(
                                e.serviceOrderId(),
                                e.stationId(),
                                e.homeCentreId(),
                                e.productModel(),
                                e.serialNumber(),
                                e.priority(),
                                e.requestedAt(),
                                e.placedAt(),
                                e.lines().stream()
                                        .map(line -> new PublicRequestEvents.PlacedLine(
                                                line.lineId(), line.partNumber(), line.quantity()))
                                        .toList()));
            case OrderEvent.ApprovalRequested e ->
                publish(
                        e,
                        "approval-requested",
                        asked(e, e.lineId(), e.approver(), e.rule(), e.amount(), e.dueAt(), e.requestedAt()));
            case OrderEvent.ApprovalEscalated e ->
                publish(
                        e,
                        "approval-requested",
                        asked(e, e.lineId(), e.approver(), e.rule(), e.amount(), e.dueAt(), e.escalatedAt()));
            case OrderEvent.LineApproved e ->
                publish(
                        e,
                        "line-approved",
                        new PublicRequestEvents.LineApproved(
                                e.serviceOrderId(),
                                e.lineId(),
                                e.stationId(),
                                e.partNumber(),
                                e.quantity(),
                                e.priority(),
                                e.requestedAt(),
                                e.decision(),
                                e.rule(),
                                e.decidedBy(),
                                e.mayDrawOnHq(),
                                e.approvedAt()));
            case OrderEvent.LineRejected e ->
                publish(
                        e,
                        "line-rejected",
                        new PublicRequestEvents.LineRejected(
                                e.serviceOrderId(), e.lineId(), e.decidedBy(), e.reason(), e.rejectedAt()));
            case OrderEvent.LineReceived e ->
                publish(
                        e,
                        "line-received",
                        new PublicRequestEvents.LineReceived(
                                e.serviceOrderId(),
                                e.lineId(),
                                e.stationId(),
                                e.partNumber(),
                                e.quantity(),
                                e.source(),
                                e.attempt(),
                                e.shipmentId(),
                                e.condition(),
                                e.receivedAt()));
            case OrderEvent.ServiceOrderCompleted e ->
                publish(
                        e,
                        "service-order-completed",
                        new PublicRequestEvents.ServiceOrderCompleted(
                                e.serviceOrderId(),
                                e.stationId(),
                                e.requestedAt(),
                                e.placedAt(),
                                e.completedAt(),
                                e.waits()));
            // Partners told us; they have told everybody else.
            case OrderEvent.Step _ -> List.of();
        };
    }

    private static PublicRequestEvents.ApprovalRequested asked(
            OrderEvent event,
            String lineId,
            String approver,
            String rule,
            io.partline.requests.catalogue.Money amount,
            Instant dueAt,
            Instant askedAt) {
        return new PublicRequestEvents.ApprovalRequested(
                event.serviceOrderId(), lineId, lineId, approver, rule, amount, dueAt, askedAt);
    }

    private static List<PublicEvent> publish(OrderEvent event, String name, Object data) {
        return List.of(
                new PublicEvent(TOPIC, "io.partline.requests.%s.v1".formatted(name), event.serviceOrderId(), data));
    }
}
