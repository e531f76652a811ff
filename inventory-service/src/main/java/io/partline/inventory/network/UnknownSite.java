package io.partline.inventory.network;

import io.partline.chassis.refusal.Refusal;
import java.util.Map;

/** Something names a site that is not in the network. */
public final class UnknownSite extends Refusal {
    public UnknownSite(String siteId) {
        super(
                Kind.UNACCEPTABLE,
                "unknown-site",
                "There is no site %s; import it first.".formatted(siteId),
                Map.of("siteId", siteId));
    }
}
