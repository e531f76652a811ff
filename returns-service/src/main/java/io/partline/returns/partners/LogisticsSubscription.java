package io.partline.returns.partners;

import io.partline.chassis.partners.Subscription;
import io.partline.returns.partners.LogisticsEvents.ShipmentDamaged;
import io.partline.returns.returnauthorisation.DamagedShipment;
import io.partline.returns.returnauthorisation.ReturnEvent.Reason;
import io.partline.returns.returnauthorisation.WhenShipmentDamagedThenOpenReturn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service hears from logistics. */
@Configuration
class LogisticsSubscription {
    @Bean
    Subscription logistics(WhenShipmentDamagedThenOpenReturn whenDamaged) {
        return Subscription.named("logistics")
                .topics("partline.logistics.v1")
                .on(
                        "io.partline.logistics.shipment-damaged.v1",
                        ShipmentDamaged.class,
                        (_, damaged) -> whenDamaged.on(shipment(damaged)));
    }

    private static DamagedShipment shipment(ShipmentDamaged damaged) {
        return new DamagedShipment(
                damaged.shipmentId(),
                damaged.serviceOrderId(),
                damaged.lineId(),
                damaged.partNumber(),
                damaged.quantity(),
                damaged.carrierId(),
                damaged.discovered().equals("IN_TRANSIT") ? Reason.DAMAGED_IN_TRANSIT : Reason.DAMAGED_ON_RECEIPT,
                damaged.to());
    }
}
