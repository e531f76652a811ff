package io.partline.inventory.partners;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** This service's own view of what returns-service publishes: the members it needs. */
final class ReturnsEvents {
    private ReturnsEvents() {}

    record ReturnOpened(String returnId, String partNumber, long quantity, String inspectionSite) {}

    record ReturnReceived(String returnId, String partNumber, long quantity, String siteId) {}

    record ReturnInspected(String returnId, String partNumber, long quantity, String siteId, Disposition disposition) {}

    record RefurbishmentCompleted(
            String returnId, String partNumber, long quantity, String siteId, Disposition outcome) {}

    enum Disposition {
        RESTOCK,
        REFURBISH,
        SCRAP,
        RETURN_TO_VENDOR,
        @JsonEnumDefaultValue
        OTHER
    }
}
