package io.partline.chassis.security;

import org.jspecify.annotations.Nullable;

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

    /** The claim that names the site or carrier it speaks for; null if it speaks for none. */
    @Nullable
    String boundBy() {
        return boundBy;
    }
}
