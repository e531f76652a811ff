package io.partline.inventory.partners;

import io.partline.chassis.partners.Subscription;
import io.partline.inventory.partners.ReturnsEvents.RefurbishmentCompleted;
import io.partline.inventory.partners.ReturnsEvents.ReturnInspected;
import io.partline.inventory.partners.ReturnsEvents.ReturnInspected1;
import io.partline.inventory.partners.ReturnsEvents.ReturnOpened;
import io.partline.inventory.partners.ReturnsEvents.ReturnReceived;
import io.partline.inventory.stock.Disposition;
import io.partline.inventory.stock.StockItemId;
import io.partline.inventory.stock.WhenReturnInspectedThenDisposeOfStock;
import io.partline.inventory.stock.WhenReturnInspectedThenDisposeOfStock.InspectedReturn;
import io.partline.inventory.stock.WhenReturnIsAnnouncedThenExpectIt;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service hears from returns. */
@Configuration
class ReturnsSubscription {
    private static final String TYPE = "io.partline.returns.";

    @Bean
    Subscription returns(
            WhenReturnIsAnnouncedThenExpectIt whenReturned, WhenReturnInspectedThenDisposeOfStock whenInspected) {
        return Subscription.named("returns")
                .topics("partline.returns.v1")
                .on(
                        TYPE + "return-opened.v2",
                        ReturnOpened.class,
                        (_, e) -> whenReturned.announced(
                                e.returnId(), StockItemId.of(e.partNumber(), e.inspectionSite()), e.quantity()))
                // Of the first version may be under way what an older node wrote; of both versions the second changes
                // nothing.
                .on(
                        TYPE + "return-opened.v1",
                        ReturnOpened.class,
                        (_, e) -> whenReturned.announced(
                                e.returnId(), StockItemId.of(e.partNumber(), e.inspectionSite()), e.quantity()))
                .on(TYPE + "return-inspected.v1", ReturnInspected1.class, (_, e) -> {
                    StockItemId item = StockItemId.of(e.partNumber(), e.siteId());
                    whenReturned.arrived(e.returnId(), item, e.quantity(), null);
                    whenInspected.on(new InspectedReturn(
                            e.returnId(),
                            item,
                            e.quantity(),
                            disposition(e.disposition()),
                            actual(e.actualPartNumber(), e.siteId()),
                            null));
                })
                .on(
                        TYPE + "return-received.v1",
                        ReturnReceived.class,
                        (_, e) -> whenReturned.arrived(
                                e.returnId(),
                                StockItemId.of(e.partNumber(), e.siteId()),
                                e.quantity(),
                                TrackedUnit.particulars(e.orderedPartNumber(), e.units())))
                .on(
                        TYPE + "return-inspected.v2",
                        ReturnInspected.class,
                        (_, e) -> whenInspected.on(new InspectedReturn(
                                e.returnId(),
                                StockItemId.of(e.partNumber(), e.siteId()),
                                e.quantity(),
                                disposition(e.disposition()),
                                actual(e.actualPartNumber(), e.siteId()),
                                TrackedUnit.particulars(e.orderedPartNumber(), e.units()))))
                .on(
                        TYPE + "refurbishment-completed.v1",
                        RefurbishmentCompleted.class,
                        (_, e) -> whenInspected.on(new InspectedReturn(
                                e.returnId(),
                                StockItemId.of(e.partNumber(), e.siteId()),
                                e.quantity(),
                                disposition(e.outcome()),
                                actual(e.actualPartNumber(), e.siteId()),
                                TrackedUnit.particulars(e.orderedPartNumber(), e.units()))));
    }

    private static @Nullable StockItemId actual(@Nullable String partNumber, String siteId) {
        return partNumber == null ? null : StockItemId.of(partNumber, siteId);
    }

    /** What becomes of it in a way that is not known yet stays where it is. */
    private static Optional<Disposition> disposition(ReturnsEvents.Disposition disposition) {
        return switch (disposition) {
            case RESTOCK -> Optional.of(Disposition.RESTOCK);
            case REFURBISH -> Optional.of(Disposition.REFURBISH);
            case SCRAP -> Optional.of(Disposition.SCRAP);
            case RETURN_TO_VENDOR -> Optional.of(Disposition.RETURN_TO_VENDOR);
            case OTHER -> Optional.empty();
        };
    }
}
