package io.partline.returns.partners;

import io.partline.chassis.partners.ReceivedEvent;
import io.partline.chassis.partners.Subscription;
import io.partline.returns.partners.LogisticsEvents.ShipmentDamaged;
import io.partline.returns.partners.LogisticsEvents.ShipmentFailed;
import io.partline.returns.returnauthorisation.ReturnEvent.Reason;
import io.partline.returns.returnauthorisation.ReturnableGoods;
import io.partline.returns.returnauthorisation.WhenGoodsAreOfNoUseThenOpenReturn;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service hears from logistics. */
@Configuration
class LogisticsSubscription {
    @Bean
    Subscription logistics(WhenGoodsAreOfNoUseThenOpenReturn whenOfNoUse) {
        return Subscription.named("logistics")
                .topics("partline.logistics.v1")
                .on(
                        "io.partline.logistics.shipment-damaged.v1",
                        ShipmentDamaged.class,
                        (event, damaged) -> whenOfNoUse.on(goods(event, damaged)))
                .on(
                        "io.partline.logistics.shipment-failed.v1",
                        ShipmentFailed.class,
                        (event, failed) -> goods(event, failed).ifPresent(whenOfNoUse::on));
    }

    private static ReturnableGoods goods(ReceivedEvent event, ShipmentDamaged damaged) {
        return new ReturnableGoods(
                damaged.shipmentId(),
                damaged.shipmentId(),
                damaged.serviceOrderId(),
                damaged.lineId(),
                damaged.partNumber(),
                damaged.quantity(),
                damaged.carrierId(),
                damaged.discovered().equals("IN_TRANSIT") ? Reason.DAMAGED_IN_TRANSIT : Reason.DAMAGED_ON_RECEIPT,
                damaged.to(),
                event.id());
    }

    /** Of what went wrong otherwise there is nothing to send back. */
    private static Optional<ReturnableGoods> goods(ReceivedEvent event, ShipmentFailed failed) {
        return failed.reason().equals("WRONG_PART")
                ? Optional.of(new ReturnableGoods(
                        failed.shipmentId(),
                        failed.shipmentId(),
                        failed.serviceOrderId(),
                        failed.lineId(),
                        failed.partNumber(),
                        failed.quantity(),
                        failed.carrierId(),
                        Reason.WRONG_PART_SENT,
                        failed.to(),
                        event.id()))
                : Optional.empty();
    }
}
