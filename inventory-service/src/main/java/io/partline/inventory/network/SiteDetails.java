package io.partline.inventory.network;

import io.partline.inventory.catalogue.Money;
import org.jspecify.annotations.Nullable;

/**
 * @param parentSiteId the home centre of a station, HQ for a centre, none for HQ
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param serviceLevel of a station: A may draw on HQ directly
 * @param monthlyQuota of a station: what it may order in a calendar month without a person's approval
 * @param gln GS1 Global Location Number, where the site has one
 */
public record SiteDetails(
        Kind kind,
        String name,
        String nameZh,
        @Nullable String parentSiteId,
        String region,
        String city,
        double latitude,
        double longitude,
        @Nullable ServiceLevel serviceLevel,
        @Nullable Money monthlyQuota,
        @Nullable String gln) {
    public enum Kind {
        HQ,
        CENTRE,
        STATION
    }

    public enum ServiceLevel {
        A,
        B,
        C
    }
}
