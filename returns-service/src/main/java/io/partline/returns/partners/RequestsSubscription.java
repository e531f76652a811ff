package io.partline.returns.partners;

import io.partline.chassis.partners.ReceivedEvent;
import io.partline.chassis.partners.Subscription;
import io.partline.returns.partners.RequestsEvents.Condition;
import io.partline.returns.partners.RequestsEvents.LineReceived;
import io.partline.returns.returnauthorisation.ReturnEvent.Reason;
import io.partline.returns.returnauthorisation.ReturnableGoods;
import io.partline.returns.returnauthorisation.Unit;
import io.partline.returns.returnauthorisation.WhenGoodsAreOfNoUseThenOpenReturn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /** What came with a shipment is news of logistics; what was found of no use on the own shelf is heard of here only. */
    private static Optional<ReturnableGoods> goods(ReceivedEvent event, LineReceived line) {
        return line.shipmentId() == null
                ? reason(line.condition())
                        .map(reason -> new ReturnableGoods(
                                "%s.%d".formatted(line.lineId(), line.attempt()),
                                null,
                                line.serviceOrderId(),
                                line.lineId(),
                                line.partNumber(),
                                line.orderedPartNumber(),
                                line.quantity(),
                                units(line),
                                null,
                                reason,
                                line.stationId(),
                                event.id()))
                : Optional.empty();
    }

    private static @Nullable List<Unit> units(LineReceived line) {
        return line.units() == null
                ? null
                : line.units().stream()
                        .map(unit -> new Unit(unit.lot(), unit.serial(), unit.expiresOn()))
                        .toList();
    }

    /** Whatever else may be wrong with it tomorrow, it is there and of no use. */
    private static Optional<Reason> reason(Condition condition) {
        return switch (condition) {
            case GOOD, MISSING -> Optional.empty();
            case WRONG_PART -> Optional.of(Reason.WRONG_PART_ON_SHELF);
            case DAMAGED, OTHER -> Optional.of(Reason.DAMAGED_ON_SHELF);
        };
    }
}
