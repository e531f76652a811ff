package io.partline.chassis.refusal;

import java.util.Map;

/** The caller may see it, but not do this with it. */
public final class Forbidden extends Refusal {
    private Forbidden(String detail, Map<String, ?> facts) {
        super(Kind.FORBIDDEN, "not-allowed", detail, facts);
    }

    /** @param deed what was tried, to follow "may not": {@code dispatch this shipment} */
    public static Forbidden to(String deed) {
        return new Forbidden("Your sign-in may not %s.".formatted(deed), Map.of("deed", deed));
    }
}
