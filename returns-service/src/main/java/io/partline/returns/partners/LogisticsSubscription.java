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
                null,
                damaged.quantity(),
                null,
                damaged.carrierId(),
                damaged.discovered().equals("IN_TRANSIT") ? Reason.DAMAGED_IN_TRANSIT : Reason.DAMAGED_ON_RECEIPT,
                damaged.to(),
                event.id());
    }

    /** What never arrives cannot be sent back. What was refused or returned goes back to the site that shipped it. */
    private static Optional<ReturnableGoods> goods(ReceivedEvent event, ShipmentFailed failed) {
        return switch (failed.reason()) {
            case WRONG_PART -> Optional.of(goods(event, failed, Reason.WRONG_PART_SENT, failed.to()));
            case REFUSED -> Optional.of(goods(event, failed, Reason.REFUSED, failed.from()));
            case RETURNED_TO_SENDER -> Optional.of(goods(event, failed, Reason.RETURNED_TO_SENDER, failed.from()));
            case LOST, SHORT, OTHER -> Optional.empty();
        };
    }

    private static ReturnableGoods goods(ReceivedEvent event, ShipmentFailed failed, Reason reason, String where) {
        return new ReturnableGoods(
                failed.shipmentId(),
                failed.shipmentId(),
                failed.serviceOrderId(),
                failed.lineId(),
                failed.partNumber(),
                null,
                failed.quantity(),
                null,
                failed.carrierId(),
                reason,
                where,
                event.id());
    }
}
