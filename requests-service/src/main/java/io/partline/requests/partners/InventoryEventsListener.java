package io.partline.requests.partners;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.partners.Subscription;
import io.partline.requests.catalogue.Catalogue;
import io.partline.requests.catalogue.KnownPart;
import io.partline.requests.network.KnownSite;
import io.partline.requests.network.Network;
import io.partline.requests.network.SiteKind;
import io.partline.requests.order.OrderCommand.RecordStep;
import io.partline.requests.order.OrderEvent.LineBackordered;
import io.partline.requests.order.OrderEvent.LineReserved;
import io.partline.requests.order.OrderEvent.Step;
import io.partline.requests.order.ServiceOrder;
import io.partline.requests.partners.InventoryEvents.DemandBackordered;
import io.partline.requests.partners.InventoryEvents.ModelRegistered;
import io.partline.requests.partners.InventoryEvents.PartFitted;
import io.partline.requests.partners.InventoryEvents.PartRegistered;
import io.partline.requests.partners.InventoryEvents.SiteRegistered;
import io.partline.requests.partners.InventoryEvents.StockReserved;
import io.partline.requests.quota.Quota;
import io.partline.requests.quota.QuotaCommand.AdoptNetworkQuota;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What inventory tells: the catalogue, the network, and what became of an approved line. */
@Configuration
class InventoryEventsListener {
    private static final String TYPE = "io.partline.inventory.";

    @Bean
    Subscription inventory(Catalogue catalogue, Network network, Commands commands, Clock clock) {
        return Subscription.named("inventory")
                .topics("partline.inventory.v1")
                .on(
                        TYPE + "part-registered.v1",
                        PartRegistered.class,
                        (event, part) -> catalogue.learn(new KnownPart(
                                part.partNumber(), part.description(), part.descriptionZh(), part.unitPrice())))
                .on(
                        TYPE + "model-registered.v1",
                        ModelRegistered.class,
                        (event, model) -> catalogue.learnModel(model.productModel()))
                .on(
                        TYPE + "part-fitted.v1",
                        PartFitted.class,
                        (event, fit) -> catalogue.learnFit(fit.productModel(), fit.partNumber()))
                .on(TYPE + "site-registered.v1", SiteRegistered.class, (event, site) -> learn(site, network, commands))
                .on(
                        TYPE + "stock-reserved.v1",
                        StockReserved.class,
                        (event, reserved) -> commands.send(recorded(step(reserved), clock)))
                .on(
                        TYPE + "demand-backordered.v1",
                        DemandBackordered.class,
                        (event, backordered) -> commands.send(recorded(step(backordered), clock)));
    }

    private static void learn(SiteRegistered site, Network network, Commands commands) {
        network.learn(new KnownSite(site.siteId(), site.kind(), site.parentSiteId(), site.serviceLevel()));
        if (site.kind() == SiteKind.STATION && site.monthlyQuota() != null) {
            commands.send(new AdoptNetworkQuota(Quota.id(site.siteId()), site.siteId(), site.monthlyQuota()));
        }
    }

    static RecordStep recorded(Step step, Clock clock) {
        return new RecordStep(ServiceOrder.id(step.serviceOrderId()), step, clock.instant());
    }

    static LineReserved step(StockReserved e) {
        return new LineReserved(
                e.serviceOrderId(),
                e.lineId(),
                e.attempt(),
                e.source(),
                e.promisedAt(),
                e.candidates(),
                e.reservedAt());
    }

    static LineBackordered step(DemandBackordered e) {
        return new LineBackordered(
                e.serviceOrderId(), e.lineId(), e.attempt(), e.reason(), e.candidates(), e.backorderedAt());
    }
}
