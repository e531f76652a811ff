package io.partline.returns.partners;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.partners.ReceivedEvent;
import io.partline.chassis.partners.Subscription;
import io.partline.returns.network.Sites;
import io.partline.returns.network.Sites.SiteRow;
import io.partline.returns.returnauthorisation.ReturnCommand.OpenReturn;
import io.partline.returns.returnauthorisation.ReturnEvent.Reason;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnOpened;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service does about what others publish. */
@Configuration
class Subscriptions {
    record SiteRegistered(String siteId, @Nullable String parentSiteId, String kind) {}

    record ShipmentDamaged(
            String shipmentId,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            String to,
            String carrierId,
            String discovered) {}

    private final Commands commands;
    private final Sites sites;
    private final Clock clock;

    Subscriptions(Commands commands, Sites sites, Clock clock) {
        this.commands = commands;
        this.sites = sites;
        this.clock = clock;
    }

    @Bean
    Subscription inventory() {
        return Subscription.named("inventory")
                .topics("partline.inventory.v1")
                .on(
                        "io.partline.inventory.site-registered.v1",
                        SiteRegistered.class,
                        (_, site) -> sites.put(new SiteRow(site.siteId(), site.parentSiteId(), site.kind())));
    }

    @Bean
    Subscription logistics() {
        return Subscription.named("logistics")
                .topics("partline.logistics.v1")
                .on("io.partline.logistics.shipment-damaged.v1", ShipmentDamaged.class, this::open);
    }

    private void open(ReceivedEvent event, ShipmentDamaged damaged) {
        commands.send(new OpenReturn(new ReturnOpened(
                "RMA-" + damaged.shipmentId(),
                damaged.shipmentId(),
                damaged.serviceOrderId(),
                damaged.lineId(),
                damaged.partNumber(),
                damaged.quantity(),
                damaged.carrierId(),
                damaged.discovered().equals("IN_TRANSIT") ? Reason.DAMAGED_IN_TRANSIT : Reason.DAMAGED_ON_RECEIPT,
                inspectionSite(damaged.to()),
                damaged.to(),
                clock.instant())));
    }

    /** A station sends to its home centre; a centre and HQ look for themselves. */
    private String inspectionSite(String destination) {
        SiteRow site = sites.find(destination)
                .orElseThrow(() -> new IllegalStateException("site " + destination + " is not known yet"));
        return site.kind().equals("STATION") && site.parentSiteId() != null ? site.parentSiteId() : destination;
    }
}
