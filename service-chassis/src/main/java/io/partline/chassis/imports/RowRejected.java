package io.partline.chassis.imports;

import io.partline.chassis.refusal.Refusal;
import java.util.Map;

/** A row that cannot be read as what its columns should be. */
public final class RowRejected extends Refusal {
    RowRejected(String detail) {
        super(Kind.UNACCEPTABLE, "row-rejected", detail, Map.of());
    }
}
