package io.partline.inventory.partners;

import io.partline.chassis.partners.Subscription;
import io.partline.inventory.allocation.WhenShipmentDamagedThenAllocateAgain;
import io.partline.inventory.allocation.WhenShipmentDamagedThenAllocateAgain.LostInTransit;
import io.partline.inventory.allocation.WhenShipmentDispatchedThenIssueStock;
import io.partline.inventory.allocation.WhenShipmentDispatchedThenIssueStock.DispatchedShipment;
import io.partline.inventory.partners.LogisticsEvents.ShipmentDamaged;
import io.partline.inventory.partners.LogisticsEvents.ShipmentDispatched;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockItemId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class LogisticsSubscription {
    private final WhenShipmentDispatchedThenIssueStock dispatched;
    private final WhenShipmentDamagedThenAllocateAgain damaged;

    LogisticsSubscription(
            WhenShipmentDispatchedThenIssueStock dispatched, WhenShipmentDamagedThenAllocateAgain damaged) {
        this.dispatched = dispatched;
        this.damaged = damaged;
    }

    @Bean
    Subscription logistics() {
        return Subscription.named("logistics")
                .topics("partline.logistics.v1")
                .on(
                        "io.partline.logistics.shipment-dispatched.v1",
                        ShipmentDispatched.class,
                        (_, shipment) -> dispatched.on(new DispatchedShipment(
                                shipment.shipmentId(),
                                new AllocationId(shipment.lineId(), shipment.attempt()),
                                StockItemId.of(shipment.partNumber(), shipment.from()),
                                StockItemId.of(shipment.partNumber(), shipment.to()),
                                shipment.quantity())))
                .on(
                        "io.partline.logistics.shipment-damaged.v1",
                        ShipmentDamaged.class,
                        (_, shipment) -> damaged.on(new LostInTransit(
                                shipment.shipmentId(),
                                new AllocationId(shipment.lineId(), shipment.attempt()),
                                StockItemId.of(shipment.partNumber(), shipment.to()),
                                shipment.quantity())));
    }
}
