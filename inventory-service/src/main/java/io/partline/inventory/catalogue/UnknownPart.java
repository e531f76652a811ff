package io.partline.inventory.catalogue;

import io.partline.chassis.refusal.Refusal;
import java.util.Map;

/** Something names a part that is not in the catalogue. */
public final class UnknownPart extends Refusal {
    public UnknownPart(String partNumber) {
        super(
                Kind.UNACCEPTABLE,
                "unknown-part",
                "There is no part %s; import it first.".formatted(partNumber),
                Map.of("partNumber", partNumber));
    }
}
