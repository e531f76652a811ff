package io.partline.logistics.partners;

import io.partline.logistics.shipment.Unit;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** This service's view of one piece that others track. */
record TrackedUnit(
        @Nullable String lot,
        @Nullable String serial,
        @Nullable LocalDate expiresOn) {
    static @Nullable List<Unit> units(@Nullable List<TrackedUnit> tracked) {
        return tracked == null
                ? null
                : tracked.stream()
                        .map(each -> new Unit(each.lot(), each.serial(), each.expiresOn()))
                        .toList();
    }
}
