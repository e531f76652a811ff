package io.partline.requests.quota;

import io.partline.chassis.aggregate.Commands;
import io.partline.requests.catalogue.Money;
import io.partline.requests.network.KnownSite;
import io.partline.requests.network.SiteKind;
import io.partline.requests.quota.QuotaCommand.AdoptNetworkQuota;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stations have quotas; the list of sites names them, and headquarters may set another one later. */
@Component
public class WhenSiteRegisteredThenAdoptItsQuota {
    private final Commands commands;

    WhenSiteRegisteredThenAdoptItsQuota(Commands commands) {
        this.commands = commands;
    }

    public void on(KnownSite site, @Nullable Money monthlyQuota) {
        if (site.kind() == SiteKind.STATION && monthlyQuota != null) {
            commands.send(new AdoptNetworkQuota(site.siteId(), monthlyQuota));
        }
    }
}
