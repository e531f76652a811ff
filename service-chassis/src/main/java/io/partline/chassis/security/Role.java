package io.partline.chassis.security;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** What a caller may act as. A token has one of them. */
public enum Role {
    STATION("site"),
    CENTRE("site"),
    HQ("site"),
    CARRIER("carrier"),
    OPS(null);

    private final @Nullable String boundBy;

    Role(@Nullable String boundBy) {
        this.boundBy = boundBy;
    }

    /** Those of this platform that a token has; a good one has exactly one. */
    static List<Role> of(Jwt token) {
        List<String> names = token.getClaimAsStringList("roles");
        return names == null
                ? List.of()
                : Arrays.stream(values())
                        .filter(known -> names.contains(known.name()))
                        .toList();
    }

    /** The claim that names the site or carrier it speaks for; null if it speaks for none. */
    @Nullable
    String boundBy() {
        return boundBy;
    }
}
