package io.partline.chassis.refusal;

import java.util.Map;

/** The caller may see it, but not do this with it. */
public final class Forbidden extends Refusal {
    private Forbidden(String detail, Map<String, ?> facts) {
        super(Kind.FORBIDDEN, "not-allowed", detail, facts);
    }

    /**
     * @param action stable name of what was tried, in kebab case: {@code dispatch-shipment}
     * @param detail who may do it, in a sentence: "Only the source site or HQ may dispatch this shipment."
     */
    public static Forbidden to(String action, String detail) {
        return new Forbidden(detail, Map.of("action", action));
    }
}
