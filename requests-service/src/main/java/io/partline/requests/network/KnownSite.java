package io.partline.requests.network;

import org.jspecify.annotations.Nullable;

/**
 * @param parentSiteId home centre of a station
 * @param serviceLevel of a station
 */
public record KnownSite(
        String siteId,
        SiteKind kind,
        @Nullable String parentSiteId,
        @Nullable ServiceLevel serviceLevel) {
    /** Headquarters' own id. */
    public static final String HQ = "HQ";
}
