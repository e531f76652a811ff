package io.partline.requests.network;

import io.partline.chassis.refusal.ProblemExample;
import io.partline.chassis.refusal.Refusal;
import java.util.Map;

@ProblemExample("""
        {"type": "https://partline.io/problems/unknown-site", "title": "Unknown site", "status": 422,
         "detail": "There is no station or centre S-TZ-99 that you may order for.",
         "siteId": "S-TZ-99"}
        """)
public final class UnknownSite extends Refusal {
    public UnknownSite(String siteId) {
        super(
                Kind.UNACCEPTABLE,
                "unknown-site",
                "There is no station or centre %s that you may order for.".formatted(siteId),
                Map.of("siteId", siteId));
    }
}
