package io.partline.chassis.refusal;

import java.util.List;
import java.util.Map;

/** Input that cannot be understood as it stands. */
public final class Invalid extends Refusal {
    private Invalid(String detail, Map<String, ?> facts) {
        super(Kind.INVALID, "invalid-request", detail, facts);
    }

    /** @param message what the field should be, in words */
    public static Invalid field(String field, String message) {
        return new Invalid(
                "%s %s.".formatted(field, message),
                Map.of("errors", List.of(Map.of("field", field, "message", message))));
    }
}
