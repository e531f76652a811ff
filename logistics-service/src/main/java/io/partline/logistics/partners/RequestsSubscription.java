package io.partline.logistics.partners;

import io.partline.chassis.partners.Subscription;
import io.partline.logistics.partners.RequestsEvents.LineReceived;
import io.partline.logistics.shipment.ReceivedShipment;
import io.partline.logistics.shipment.ShipmentId;
import io.partline.logistics.shipment.WhenDamagedOnReceiptThenRecordDamage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service hears from requests. */
@Configuration
class RequestsSubscription {
    @Bean
    Subscription requests(WhenDamagedOnReceiptThenRecordDamage whenDamaged) {
        return Subscription.named("requests")
                .topics("partline.requests.v1")
                .on(
                        "io.partline.requests.line-received.v1",
                        LineReceived.class,
                        (_, line) -> whenDamaged.on(received(line)));
    }

    private static ReceivedShipment received(LineReceived line) {
        return new ReceivedShipment(
                line.shipmentId() == null ? null : new ShipmentId(line.shipmentId()),
                line.condition().equals("DAMAGED"),
                line.receivedAt());
    }
}
