package io.partline.chassis.security;

import io.partline.chassis.refusal.Forbidden;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as the token says. A controller takes it as a parameter.
 *
 * @param clientId subject of the token
 * @param siteId the site it speaks for: STATION, CENTRE and HQ
 * @param carrierId the carrier it speaks for: CARRIER
 */
public record Caller(
        String clientId,
        Role role,
        @Nullable String siteId,
        @Nullable String carrierId) {
    public boolean is(Role... roles) {
        return Set.of(roles).contains(role);
    }

    /** Whether it speaks for that site. */
    public boolean isSite(@Nullable String site) {
        return siteId != null && siteId.equals(site);
    }

    /**
     * @param deed what is tried, to follow "may not"
     * @throws Forbidden if the caller has none of the roles
     */
    public void require(String deed, Role... roles) {
        if (!is(roles)) {
            throw Forbidden.to(deed);
        }
    }
}
