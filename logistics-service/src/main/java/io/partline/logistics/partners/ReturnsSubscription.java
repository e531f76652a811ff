package io.partline.logistics.partners;

import io.partline.chassis.partners.Subscription;
import io.partline.logistics.shipment.WhenShipmentRequestedThenPlanShipment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service hears from returns. */
@Configuration
class ReturnsSubscription {
    @Bean
    Subscription returns(WhenShipmentRequestedThenPlanShipment whenRequested) {
        return Subscription.named("returns")
                .topics("partline.returns.v1")
                .on(
                        "io.partline.returns.shipment-requested.v1",
                        ShipmentRequested.class,
                        (_, requested) -> whenRequested.on(requested.goods()));
    }
}
