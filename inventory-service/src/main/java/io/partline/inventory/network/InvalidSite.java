package io.partline.inventory.network;

import io.partline.chassis.refusal.Refusal;
import java.util.Map;

/** A site is described in a way that cannot be meant. */
final class InvalidSite extends Refusal {
    /** @param expected what the field should be, in words that follow "it should be" */
    InvalidSite(String field, String value, String expected) {
        super(
                Kind.UNACCEPTABLE,
                "invalid-site",
                "%s is '%s'; it should be %s.".formatted(field, value, expected),
                Map.of("field", field, "value", value, "expected", expected));
    }
}
