package io.partline.logistics.partners;

import io.partline.chassis.partners.Copy;
import io.partline.chassis.partners.Subscription;
import io.partline.logistics.network.KnownSites;
import io.partline.logistics.network.KnownSites.KnownSite;
import io.partline.logistics.partners.InventoryEvents.ReservationWithdrawn;
import io.partline.logistics.partners.InventoryEvents.SiteRegistered;
import io.partline.logistics.partners.InventoryEvents.StockReserved;
import io.partline.logistics.shipment.GoodsToShip;
import io.partline.logistics.shipment.WhenReservationWithdrawnThenCancelShipment;
import io.partline.logistics.shipment.WhenShipmentRequestedThenPlanShipment;
import io.partline.logistics.shipment.WhenStockReservedThenPlanShipment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service hears from inventory. */
@Configuration
class InventorySubscription {
    @Bean
    Subscription inventory(
            KnownSites sites,
            WhenStockReservedThenPlanShipment whenReserved,
            WhenReservationWithdrawnThenCancelShipment whenWithdrawn,
            WhenShipmentRequestedThenPlanShipment whenRequested) {
        return Subscription.named("inventory")
                .topics("partline.inventory.v1")
                .atOnce()
                .keep(Copy.named("known-sites", KnownSites.TABLES)
                        .on(
                                "io.partline.inventory.site-registered.v1",
                                SiteRegistered.class,
                                site -> sites.put(new KnownSite(site.siteId(), site.parentSiteId(), site.region()))))
                .on(
                        "io.partline.inventory.stock-reserved.v1",
                        StockReserved.class,
                        (_, reserved) -> whenReserved.on(goods(reserved)))
                .on(
                        "io.partline.inventory.reservation-withdrawn.v1",
                        ReservationWithdrawn.class,
                        (_, withdrawn) -> whenWithdrawn.on(goods(withdrawn)))
                .on(
                        "io.partline.inventory.shipment-requested.v1",
                        ShipmentRequested.class,
                        (_, requested) -> whenRequested.on(requested.goods()));
    }

    private static GoodsToShip goods(StockReserved reserved) {
        return new GoodsToShip(
                reserved.serviceOrderId(),
                reserved.lineId(),
                null,
                reserved.attempt(),
                reserved.partNumber(),
                reserved.orderedPartNumber(),
                reserved.quantity(),
                TrackedUnit.units(reserved.units()),
                reserved.source(),
                reserved.destination(),
                reserved.replaces());
    }

    private static GoodsToShip goods(ReservationWithdrawn withdrawn) {
        return new GoodsToShip(
                withdrawn.serviceOrderId(),
                withdrawn.lineId(),
                null,
                withdrawn.attempt(),
                withdrawn.partNumber(),
                null,
                withdrawn.quantity(),
                null,
                withdrawn.source(),
                withdrawn.destination(),
                null);
    }
}
