package io.partline.inventory.partners;

import io.partline.chassis.partners.Subscription;
import io.partline.inventory.allocation.WhenLineApprovedThenAllocateStock;
import io.partline.inventory.allocation.WhenLineReceivedThenMeetDemand;
import io.partline.inventory.allocation.WhenLineReceivedThenMeetDemand.ReceivedLine;
import io.partline.inventory.partners.RequestsEvents.Condition;
import io.partline.inventory.partners.RequestsEvents.LineApproved;
import io.partline.inventory.partners.RequestsEvents.LineReceived;
import io.partline.inventory.reservation.Demand;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockItemId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class RequestsSubscription {
    private final WhenLineApprovedThenAllocateStock approved;
    private final WhenLineReceivedThenMeetDemand received;

    RequestsSubscription(WhenLineApprovedThenAllocateStock approved, WhenLineReceivedThenMeetDemand received) {
        this.approved = approved;
        this.received = received;
    }

    @Bean
    Subscription requests() {
        return Subscription.named("requests")
                .topics("partline.requests.v1")
                .on("io.partline.requests.line-approved.v1", LineApproved.class, (_, line) -> approved.on(demand(line)))
                .on(
                        "io.partline.requests.line-received.v1",
                        LineReceived.class,
                        (_, line) -> received.on(received(line)));
    }

    private static Demand demand(LineApproved line) {
        return new Demand(
                line.serviceOrderId(),
                line.lineId(),
                line.partNumber(),
                line.quantity(),
                line.stationId(),
                line.priority(),
                line.requestedAt(),
                line.mayDrawOnHq());
    }

    private static ReceivedLine received(LineReceived line) {
        return new ReceivedLine(
                new AllocationId(line.lineId(), line.attempt()),
                StockItemId.of(line.partNumber(), line.source()),
                StockItemId.of(line.partNumber(), line.stationId()),
                line.quantity(),
                line.shipmentId(),
                line.condition() == Condition.GOOD);
    }
}
