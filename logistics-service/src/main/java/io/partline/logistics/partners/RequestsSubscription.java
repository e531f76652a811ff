package io.partline.logistics.partners;

import io.partline.chassis.partners.Subscription;
import io.partline.logistics.partners.RequestsEvents.Condition;
import io.partline.logistics.partners.RequestsEvents.LineReceived;
import io.partline.logistics.shipment.FailureReason;
import io.partline.logistics.shipment.ReceivedShipment;
import io.partline.logistics.shipment.ShipmentId;
import io.partline.logistics.shipment.WhenSomethingIsWrongOnReceiptThenRecordIt;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service hears from requests. */
@Configuration
class RequestsSubscription {
    @Bean
    Subscription requests(WhenSomethingIsWrongOnReceiptThenRecordIt whenWrong) {
        return Subscription.named("requests")
                .topics("partline.requests.v1")
                .on(
                        "io.partline.requests.line-received.v1",
                        LineReceived.class,
                        (_, line) -> whenWrong.on(received(line)));
    }

    private static ReceivedShipment received(LineReceived line) {
        return new ReceivedShipment(
                line.shipmentId() == null ? null : new ShipmentId(line.shipmentId()),
                line.condition() == Condition.GOOD,
                switch (line.condition()) {
                    case GOOD, DAMAGED, OTHER -> null;
                    case WRONG_PART -> FailureReason.WRONG_PART;
                    case MISSING -> FailureReason.SHORT;
                },
                line.quantity(),
                line.receivedAt());
    }
}
