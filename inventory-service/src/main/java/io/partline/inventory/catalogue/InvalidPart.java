package io.partline.inventory.catalogue;

import io.partline.chassis.refusal.Refusal;
import java.util.Map;

/** A part is described in a way that cannot be meant. */
final class InvalidPart extends Refusal {
    /** @param expected what the field should be, in words that follow "it should be" */
    InvalidPart(String field, String value, String expected) {
        super(
                Kind.UNACCEPTABLE,
                "invalid-part",
                "%s is '%s'; it should be %s.".formatted(field, value, expected),
                Map.of("field", field, "value", value, "expected", expected));
    }
}
