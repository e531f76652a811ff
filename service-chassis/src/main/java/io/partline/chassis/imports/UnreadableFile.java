package io.partline.chassis.imports;

import io.partline.chassis.refusal.Refusal;
import java.util.Map;

/** A file that cannot be taken at all. */
public final class UnreadableFile extends Refusal {
    UnreadableFile(String detail) {
        super(Kind.INVALID, "unreadable-file", detail, Map.of());
    }
}
