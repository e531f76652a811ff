package io.partline.requests.quota;

import io.partline.chassis.aggregate.Commands;
import io.partline.requests.catalogue.Money;
import io.partline.requests.network.KnownSite;
import io.partline.requests.network.KnownSites;
import io.partline.requests.network.SiteKind;
import io.partline.requests.quota.QuotaCommand.AdoptNetworkQuota;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stations have quotas; the list of sites names them, and headquarters may set another one later. */
@Component
public class WhenSiteRegisteredThenLearnItAndItsQuota {
    private final KnownSites sites;
    private final Commands commands;

    WhenSiteRegisteredThenLearnItAndItsQuota(KnownSites sites, Commands commands) {
        this.sites = sites;
        this.commands = commands;
    }

    public void on(KnownSite site, @Nullable Money monthlyQuota) {
        sites.learn(site);
        if (site.kind() == SiteKind.STATION && monthlyQuota != null) {
            commands.send(new AdoptNetworkQuota(site.siteId(), monthlyQuota));
        }
    }
}
