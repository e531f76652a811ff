package io.partline.chassis.security;

import io.partline.chassis.refusal.Forbidden;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as the token says. A controller takes it as a parameter.
 *
 * @param personId subject of the token, the person who acts: {@code C-HZ.li}; for a system the site or carrier itself
 * @param siteId the site it speaks for: STATION, CENTRE and HQ
 * @param carrierId the carrier it speaks for: CARRIER
 */
public record Caller(
        String personId,
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
     * @param action stable name of what is tried, in kebab case: {@code set-quota}
     * @throws Forbidden if the caller has none of the roles
     */
    public void require(String action, Role... roles) {
        if (!is(roles)) {
            throw Forbidden.to(
                    action,
                    "Your role %s does not allow you to %s; %s may."
                            .formatted(
                                    role,
                                    action.replace('-', ' '),
                                    Stream.of(roles).map(Role::name).collect(Collectors.joining(" or "))));
        }
    }
}
