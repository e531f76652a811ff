package io.partline.inventory.partners;

import io.partline.chassis.partners.ReceivedEvent;
import io.partline.chassis.partners.Subscription;
import io.partline.inventory.allocation.WhenLineApprovedThenAllocateStock;
import io.partline.inventory.allocation.WhenLineCancelledThenCallItOff;
import io.partline.inventory.allocation.WhenLineReceivedThenMeetDemand;
import io.partline.inventory.allocation.WhenLineReceivedThenMeetDemand.Condition;
import io.partline.inventory.allocation.WhenLineReceivedThenMeetDemand.ReceivedLine;
import io.partline.inventory.partners.RequestsEvents.LineApproved;
import io.partline.inventory.partners.RequestsEvents.LineCancelled;
import io.partline.inventory.partners.RequestsEvents.LineReceived;
import io.partline.inventory.reservation.Demand;
import io.partline.inventory.reservation.Demand.Priority;
import io.partline.inventory.reservation.ReservationId;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockItemId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service hears from requests. */
@Configuration
class RequestsSubscription {
    @Bean
    Subscription requests(
            WhenLineApprovedThenAllocateStock approved,
            WhenLineReceivedThenMeetDemand received,
            WhenLineCancelledThenCallItOff cancelled) {
        return Subscription.named("requests")
                .topics("partline.requests.v1")
                .atOnce()
                .on("io.partline.requests.line-approved.v1", LineApproved.class, (_, line) -> approved.on(demand(line)))
                .on(
                        "io.partline.requests.line-received.v1",
                        LineReceived.class,
                        (event, line) -> received.on(receipt(event, line)))
                .on(
                        "io.partline.requests.line-cancelled.v1",
                        LineCancelled.class,
                        (_, line) -> cancelled.on(new ReservationId(line.lineId())));
    }

    private static Demand demand(LineApproved line) {
        return new Demand(
                line.serviceOrderId(),
                line.lineId(),
                line.partNumber(),
                line.quantity(),
                line.stationId(),
                priority(line.priority()),
                line.requestedAt(),
                line.mayDrawOnHq());
    }

    /** A priority of tomorrow is served like any other repair. */
    private static Priority priority(RequestsEvents.Priority priority) {
        return switch (priority) {
            case CUSTOMER_DOWN -> Priority.CUSTOMER_DOWN;
            case ROUTINE, OTHER -> Priority.ROUTINE;
            case STOCK -> Priority.STOCK;
        };
    }

    private static ReceivedLine receipt(ReceivedEvent event, LineReceived line) {
        return new ReceivedLine(
                new AllocationId(line.lineId(), line.attempt()),
                StockItemId.of(line.partNumber(), line.source()),
                StockItemId.of(line.partNumber(), line.stationId()),
                line.quantity(),
                line.shipmentId(),
                condition(line.condition()),
                TrackedUnit.particulars(line.orderedPartNumber(), line.units()),
                event.id());
    }

    /** Whatever else may be wrong with it tomorrow, it is of no use. */
    private static Condition condition(RequestsEvents.Condition condition) {
        return switch (condition) {
            case GOOD -> Condition.GOOD;
            case DAMAGED, WRONG_PART, OTHER -> Condition.UNUSABLE;
            case MISSING -> Condition.MISSING;
        };
    }
}
