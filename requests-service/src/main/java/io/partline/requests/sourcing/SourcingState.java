package io.partline.requests.sourcing;

import io.partline.requests.order.Candidate;
import io.partline.requests.order.LineId;
import io.partline.requests.order.OrderEvent;
import io.partline.requests.order.OrderEvent.ApprovalEscalated;
import io.partline.requests.order.OrderEvent.ApprovalRequested;
import io.partline.requests.order.OrderEvent.LineApproved;
import io.partline.requests.order.OrderEvent.LineBackordered;
import io.partline.requests.order.OrderEvent.LineCancelled;
import io.partline.requests.order.OrderEvent.LineReceived;
import io.partline.requests.order.OrderEvent.LineRejected;
import io.partline.requests.order.OrderEvent.LineReserved;
import io.partline.requests.order.OrderEvent.ReservationReleased;
import io.partline.requests.order.OrderEvent.ServiceOrderClosed;
import io.partline.requests.order.OrderEvent.ServiceOrderCompleted;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import io.partline.requests.order.OrderEvent.ShipmentDamaged;
import io.partline.requests.order.OrderEvent.ShipmentDelivered;
import io.partline.requests.order.OrderEvent.ShipmentDispatched;
import io.partline.requests.order.OrderEvent.ShipmentFailed;
import io.partline.requests.order.OrderEvent.ShipmentPlanned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param choices every sourcing decision of an order's lines, the newest last */
record SourcingState(List<Choice> choices) {
    static final SourcingState EMPTY = new SourcingState(List.of());

    /**
     * @param chosen the site that serves the line; absent if none could and the demand waits
     * @param reason why none could
     */
    record Choice(
            LineId lineId,
            int attempt,
            Instant decidedAt,
            @Nullable String chosen,
            @Nullable String reason,
            List<Candidate> candidates,
            int sitesWithout) {
        static Choice of(LineReserved e) {
            return new Choice(
                    e.lineId(), e.attempt(), e.occurredAt(), e.source(), null, e.candidates(), e.sitesWithout());
        }

        static Choice of(LineBackordered e) {
            return new Choice(
                    e.lineId(), e.attempt(), e.occurredAt(), null, e.reason(), e.candidates(), e.sitesWithout());
        }
    }

    SourcingState after(OrderEvent event) {
        return switch (event) {
            case LineReserved e -> with(Choice.of(e));
            case LineBackordered e -> with(Choice.of(e));
            case ServiceOrderPlaced _,
                    ApprovalRequested _,
                    ApprovalEscalated _,
                    LineApproved _,
                    LineRejected _,
                    ShipmentPlanned _,
                    ShipmentDispatched _,
                    ShipmentDamaged _,
                    ShipmentDelivered _,
                    ShipmentFailed _,
                    ReservationReleased _,
                    LineReceived _,
                    LineCancelled _,
                    ServiceOrderCompleted _,
                    ServiceOrderClosed _ -> this;
        };
    }

    private SourcingState with(Choice choice) {
        List<Choice> more = new ArrayList<>(choices);
        more.add(choice);
        return new SourcingState(List.copyOf(more));
    }
}
