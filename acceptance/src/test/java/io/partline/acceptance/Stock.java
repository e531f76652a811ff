package io.partline.acceptance;

import static io.partline.acceptance.Lists.all;

/** How much there is. */
public final class Stock {
    private Stock() {}

    /** Units of a part at a site: onHand, allocated, inTransit, quarantined, availableToPromise. */
    public static long stock(String site, String part, String measure) {
        return Partline.as("HQ")
                .get("/api/stock/%s/%s".formatted(site, part))
                .body()
                .path(measure)
                .asLong(0);
    }

    /** Units of a part everywhere. */
    public static long stock(String part, String measure) {
        return all("/api/stock?partNumber=" + part).stream()
                .mapToLong(level -> level.path(measure).asLong())
                .sum();
    }
}
