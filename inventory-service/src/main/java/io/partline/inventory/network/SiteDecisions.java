package io.partline.inventory.network;

import io.partline.inventory.catalogue.Money;
import io.partline.inventory.network.SiteDetails.Kind;
import io.partline.inventory.network.SiteEvent.SiteRegistered;
import java.util.List;
import java.util.regex.Pattern;

final class SiteDecisions {
    private static final Pattern SITE_ID = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,19}");
    private static final Pattern GLN = Pattern.compile("[0-9]{13}");
    private static final List<String> REGIONS =
            List.of("EAST", "NORTH", "SOUTH", "CENTRAL", "NORTHEAST", "NORTHWEST", "SOUTHWEST");

    private SiteDecisions() {}

    static List<SiteEvent> decide(SiteState state, RegisterSite command) {
        SiteDetails details = command.details();
        if (!SITE_ID.matcher(command.siteId()).matches()) {
            throw new InvalidSite("siteId", command.siteId(), "2 to 20 capital letters, digits and dashes");
        }
        if (command.siteId().equals(details.parentSiteId())) {
            throw new InvalidSite("parentSiteId", command.siteId(), "another site than its own");
        }
        requirePlaceInNetwork(details);
        requirePlaceOnEarth(details);
        String gln = details.gln();
        if (gln != null && !GLN.matcher(gln).matches()) {
            throw new InvalidSite("gln", gln, "13 digits");
        }
        return details.equals(state.details()) ? List.of() : List.of(new SiteRegistered(command.siteId(), details));
    }

    private static void requirePlaceInNetwork(SiteDetails details) {
        String parent = details.parentSiteId();
        if (details.kind() == Kind.HQ && parent != null) {
            throw new InvalidSite("parentSiteId", parent, "empty for HQ");
        }
        if (details.kind() != Kind.HQ && parent == null) {
            throw new InvalidSite("parentSiteId", "", "the id of the site that a centre or station belongs to");
        }
        if (details.kind() == Kind.STATION && details.serviceLevel() == null) {
            throw new InvalidSite("serviceLevel", "", "A, B or C for a station");
        }
        Money quota = details.monthlyQuota();
        if (details.kind() == Kind.STATION && quota == null) {
            throw new InvalidSite("monthlyQuota", "", "an amount such as 30000.00 for a station");
        }
        if (quota != null && !quota.hasPlainForm()) {
            throw new InvalidSite("monthlyQuota", quota.amount().toString(), "an amount such as 30000.00");
        }
    }

    private static void requirePlaceOnEarth(SiteDetails details) {
        if (!REGIONS.contains(details.region())) {
            throw new InvalidSite("region", details.region(), "one of " + String.join(", ", REGIONS));
        }
        if (Math.abs(details.latitude()) > 90) {
            throw new InvalidSite("latitude", Double.toString(details.latitude()), "-90 to 90 degrees");
        }
        if (Math.abs(details.longitude()) > 180) {
            throw new InvalidSite("longitude", Double.toString(details.longitude()), "-180 to 180 degrees");
        }
    }
}
