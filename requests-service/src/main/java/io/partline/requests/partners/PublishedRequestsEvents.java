package io.partline.requests.partners;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.partners.PublishedEvents;
import io.partline.requests.correction.PartNumberSearchEvent;
import io.partline.requests.order.OrderEvent;
import io.partline.requests.quota.QuotaEvent;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class PublishedRequestsEvents implements PublishedEvents {
    private static final String TOPIC = "partline.requests.v1";

    @Override
    public List<PublicEvent> translate(StoredEvent stored) {
        DomainEvent event = stored.payload();
        return switch (event) {
            case OrderEvent e -> translate(e);
            // A station's quota and its typing errors are nobody else's business.
            case QuotaEvent _, PartNumberSearchEvent _ -> List.of();
            default -> throw new IllegalStateException("an event of no family of this service: " + event);
        };
    }

    private static List<PublicEvent> translate(OrderEvent event) {
        return switch (event) {
            case OrderEvent.ServiceOrderPlaced e ->
                publish(e, "service-order-placed", RequestsBodies.ServiceOrderPlaced.of(e));
            case OrderEvent.ApprovalRequested e ->
                publish(e, "approval-requested", RequestsBodies.ApprovalRequested.of(e));
            case OrderEvent.ApprovalEscalated e ->
                publish(e, "approval-requested", RequestsBodies.ApprovalRequested.of(e));
            case OrderEvent.LineApproved e -> publish(e, "line-approved", RequestsBodies.LineApproved.of(e));
            case OrderEvent.LineRejected e -> publish(e, "line-rejected", RequestsBodies.LineRejected.of(e));
            case OrderEvent.LineReceived e -> publish(e, "line-received", RequestsBodies.LineReceived.of(e));
            case OrderEvent.ServiceOrderCompleted e ->
                publish(e, "service-order-completed", RequestsBodies.ServiceOrderCompleted.of(e));
            case OrderEvent.LineCancelled e -> publish(e, "line-cancelled", RequestsBodies.LineCancelled.of(e));
            case OrderEvent.ServiceOrderClosed e ->
                publish(e, "service-order-closed", RequestsBodies.ServiceOrderClosed.of(e));
            // Partners told us; they have told everybody else.
            case OrderEvent.MilestoneReported _ -> List.of();
        };
    }

    private static List<PublicEvent> publish(OrderEvent event, String name, Object body) {
        return List.of(new PublicEvent(
                TOPIC,
                "io.partline.requests.%s.v1".formatted(name),
                event.serviceOrderId().value(),
                body));
    }
}
