package io.partline.requests.network;

import io.partline.chassis.refusal.Refusal;
import java.util.Map;

public final class UnknownSite extends Refusal {
    public UnknownSite(String siteId) {
        super(
                Kind.UNACCEPTABLE,
                "unknown-site",
                "There is no station %s that you may order for.".formatted(siteId),
                Map.of("siteId", siteId));
    }
}
