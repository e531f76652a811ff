package io.partline.logistics.partners;

import io.partline.chassis.partners.Subscription;
import io.partline.logistics.partners.RequestsEvents.LineReceived;
import io.partline.logistics.shipment.DamagedReceipt;
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
                .on("io.partline.requests.line-received.v1", LineReceived.class, (_, line) -> {
                    if (line.shipmentId() != null && line.condition().equals("DAMAGED")) {
                        whenDamaged.on(new DamagedReceipt(new ShipmentId(line.shipmentId()), line.receivedAt()));
                    }
                });
    }
}
