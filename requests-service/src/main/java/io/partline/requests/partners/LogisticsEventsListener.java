package io.partline.requests.partners;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.partners.Subscription;
import io.partline.requests.order.OrderEvent;
import io.partline.requests.partners.LogisticsEvents.ShipmentDamaged;
import io.partline.requests.partners.LogisticsEvents.ShipmentDelivered;
import io.partline.requests.partners.LogisticsEvents.ShipmentDispatched;
import io.partline.requests.partners.LogisticsEvents.ShipmentPlanned;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What logistics tells: how the shipments of our lines get on. */
@Configuration
class LogisticsEventsListener {
    private static final String TYPE = "io.partline.logistics.";

    @Bean
    Subscription logistics(Commands commands, Clock clock) {
        return Subscription.named("logistics")
                .topics("partline.logistics.v1")
                .on(
                        TYPE + "shipment-planned.v1",
                        ShipmentPlanned.class,
                        (event, e) -> commands.send(InventoryEventsListener.recorded(step(e), clock)))
                .on(
                        TYPE + "shipment-dispatched.v1",
                        ShipmentDispatched.class,
                        (event, e) -> commands.send(InventoryEventsListener.recorded(step(e), clock)))
                .on(
                        TYPE + "shipment-damaged.v1",
                        ShipmentDamaged.class,
                        (event, e) -> commands.send(InventoryEventsListener.recorded(step(e), clock)))
                .on(
                        TYPE + "shipment-delivered.v1",
                        ShipmentDelivered.class,
                        (event, e) -> commands.send(InventoryEventsListener.recorded(step(e), clock)));
    }

    static OrderEvent.ShipmentPlanned step(ShipmentPlanned e) {
        return new OrderEvent.ShipmentPlanned(
                e.serviceOrderId(), e.lineId(), e.attempt(), e.shipmentId(), e.from(), e.carrierId(), e.plannedAt());
    }

    static OrderEvent.ShipmentDispatched step(ShipmentDispatched e) {
        return new OrderEvent.ShipmentDispatched(
                e.serviceOrderId(), e.lineId(), e.attempt(), e.shipmentId(), e.from(), e.carrierId(), e.dispatchedAt());
    }

    static OrderEvent.ShipmentDamaged step(ShipmentDamaged e) {
        return new OrderEvent.ShipmentDamaged(
                e.serviceOrderId(),
                e.lineId(),
                e.attempt(),
                e.shipmentId(),
                e.from(),
                e.carrierId(),
                e.location(),
                e.note(),
                e.occurredAt());
    }

    static OrderEvent.ShipmentDelivered step(ShipmentDelivered e) {
        return new OrderEvent.ShipmentDelivered(
                e.serviceOrderId(),
                e.lineId(),
                e.attempt(),
                e.shipmentId(),
                e.from(),
                e.carrierId(),
                e.proofOfDelivery().signedBy(),
                e.proofOfDelivery().condition(),
                e.occurredAt());
    }
}
