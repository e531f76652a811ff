package io.partline.inventory.partners;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** This service's own view of what returns-service publishes: the members it needs. */
final class ReturnsEvents {
    private ReturnsEvents() {}

    record ReturnOpened(String returnId, String partNumber, long quantity, String inspectionSite) {}

    record ReturnReceived(
            String returnId,
            String partNumber,
            @Nullable String orderedPartNumber,
            long quantity,
            @Nullable List<TrackedUnit> units,
            String siteId) {}

    /**
     * The first version, which knows nothing of single pieces.
     *
     * @param actualPartNumber the part that it really is, where it is not partNumber
     */
    record ReturnInspected1(
            String returnId,
            String partNumber,
            long quantity,
            String siteId,
            Disposition disposition,
            @Nullable String actualPartNumber) {}

    /** @param actualPartNumber the part that it really is, where it is not partNumber */
    record ReturnInspected(
            String returnId,
            String partNumber,
            @Nullable String orderedPartNumber,
            long quantity,
            @Nullable List<TrackedUnit> units,
            String siteId,
            Disposition disposition,
            @Nullable String actualPartNumber) {}

    /** @param actualPartNumber the part that it really is, where it is not partNumber */
    record RefurbishmentCompleted(
            String returnId,
            String partNumber,
            @Nullable String orderedPartNumber,
            long quantity,
            @Nullable List<TrackedUnit> units,
            String siteId,
            Disposition outcome,
            @Nullable String actualPartNumber) {}

    enum Disposition {
        RESTOCK,
        REFURBISH,
        SCRAP,
        RETURN_TO_VENDOR,
        @JsonEnumDefaultValue
        OTHER
    }
}
