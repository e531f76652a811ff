package io.partline.returns.partners;

import io.partline.chassis.partners.ReceivedEvent;
import io.partline.chassis.partners.Subscription;
import io.partline.returns.partners.RequestsEvents.LineReceived;
import io.partline.returns.returnauthorisation.ReturnEvent.Reason;
import io.partline.returns.returnauthorisation.ReturnableGoods;
import io.partline.returns.returnauthorisation.WhenGoodsAreOfNoUseThenOpenReturn;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service hears from requests. */
@Configuration
class RequestsSubscription {
    @Bean
    Subscription requests(WhenGoodsAreOfNoUseThenOpenReturn whenOfNoUse) {
        return Subscription.named("requests")
                .topics("partline.requests.v1")
                .on(
                        "io.partline.requests.line-received.v1",
                        LineReceived.class,
                        (event, line) -> goods(event, line).ifPresent(whenOfNoUse::on));
    }

    /** What came with a shipment is news of logistics; what was found broken on the own shelf is heard of here only. */
    private static Optional<ReturnableGoods> goods(ReceivedEvent event, LineReceived line) {
        return line.shipmentId() == null && line.condition().equals("DAMAGED")
                ? Optional.of(new ReturnableGoods(
                        "%s.%d".formatted(line.lineId(), line.attempt()),
                        null,
                        line.serviceOrderId(),
                        line.lineId(),
                        line.partNumber(),
                        line.quantity(),
                        null,
                        Reason.DAMAGED_ON_SHELF,
                        line.stationId(),
                        event.id()))
                : Optional.empty();
    }
}
