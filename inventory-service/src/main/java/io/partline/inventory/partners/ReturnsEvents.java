package io.partline.inventory.partners;

import io.partline.inventory.stock.Disposition;

/** This service's own view of what returns-service publishes: the members it needs. */
final class ReturnsEvents {
    private ReturnsEvents() {}

    record ReturnOpened(String returnId, String partNumber, long quantity, String inspectionSite) {}

    record ReturnInspected(String returnId, String partNumber, long quantity, String siteId, Disposition disposition) {}
}
