package io.partline.returns.partners;

import io.partline.chassis.partners.Copy;
import io.partline.chassis.partners.Subscription;
import io.partline.returns.catalogue.KnownParts;
import io.partline.returns.network.KnownSites;
import io.partline.returns.network.KnownSites.KnownSite;
import io.partline.returns.partners.InventoryEvents.PartRegistered;
import io.partline.returns.partners.InventoryEvents.SiteRegistered;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service hears from inventory. */
@Configuration
class InventorySubscription {
    @Bean
    Subscription inventory(KnownSites sites) {
        return Subscription.named("inventory")
                .topics("partline.inventory.v1")
                .keep(Copy.named("known-sites", KnownSites.TABLES)
                        .on(
                                "io.partline.inventory.site-registered.v1",
                                SiteRegistered.class,
                                site -> sites.put(new KnownSite(site.siteId(), site.parentSiteId(), site.kind()))));
    }

    /** By a name of its own: a network had parts before this service kept them, and this reads the topic from its beginning. */
    @Bean
    Subscription inventoryParts(KnownParts parts) {
        return Subscription.named("inventory-parts")
                .topics("partline.inventory.v1")
                .keep(Copy.named("known-parts", KnownParts.TABLES)
                        .on(
                                "io.partline.inventory.part-registered.v1",
                                PartRegistered.class,
                                part -> parts.put(part.partNumber())));
    }
}
