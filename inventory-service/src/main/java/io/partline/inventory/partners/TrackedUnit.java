package io.partline.inventory.partners;

import io.partline.inventory.stock.Particulars;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** This service's own view of one piece that others track. */
record TrackedUnit(
        @Nullable String lot,
        @Nullable String serial,
        @Nullable LocalDate expiresOn) {
    /** What is told of pieces beside their number; none where nothing is. */
    static @Nullable Particulars particulars(@Nullable String orderedPartNumber, @Nullable List<TrackedUnit> units) {
        return Particulars.of(
                orderedPartNumber,
                units == null
                        ? null
                        : units.stream()
                                .map(unit -> new Particulars.Unit(unit.lot(), unit.serial(), unit.expiresOn()))
                                .toList());
    }
}
