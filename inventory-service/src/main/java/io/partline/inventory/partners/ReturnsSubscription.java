package io.partline.inventory.partners;

import io.partline.chassis.partners.Subscription;
import io.partline.inventory.partners.ReturnsEvents.ReturnInspected;
import io.partline.inventory.partners.ReturnsEvents.ReturnOpened;
import io.partline.inventory.stock.StockItemId;
import io.partline.inventory.stock.WhenReturnInspectedThenDisposeOfStock;
import io.partline.inventory.stock.WhenReturnInspectedThenDisposeOfStock.InspectedReturn;
import io.partline.inventory.stock.WhenReturnOpenedThenQuarantineStock;
import io.partline.inventory.stock.WhenReturnOpenedThenQuarantineStock.OpenedReturn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ReturnsSubscription {
    private final WhenReturnOpenedThenQuarantineStock opened;
    private final WhenReturnInspectedThenDisposeOfStock inspected;

    ReturnsSubscription(WhenReturnOpenedThenQuarantineStock opened, WhenReturnInspectedThenDisposeOfStock inspected) {
        this.opened = opened;
        this.inspected = inspected;
    }

    @Bean
    Subscription returns() {
        return Subscription.named("returns")
                .topics("partline.returns.v1")
                .on(
                        "io.partline.returns.return-opened.v1",
                        ReturnOpened.class,
                        (_, e) -> opened.on(new OpenedReturn(
                                e.returnId(), StockItemId.of(e.partNumber(), e.inspectionSite()), e.quantity())))
                .on(
                        "io.partline.returns.return-inspected.v1",
                        ReturnInspected.class,
                        (_, e) -> inspected.on(new InspectedReturn(
                                e.returnId(),
                                StockItemId.of(e.partNumber(), e.siteId()),
                                e.quantity(),
                                e.disposition())));
    }
}
