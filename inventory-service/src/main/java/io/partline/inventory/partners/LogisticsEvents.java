package io.partline.inventory.partners;

/** This service's own view of what logistics-service publishes: the members it needs. */
final class LogisticsEvents {
    private LogisticsEvents() {}

    record ShipmentDispatched(
            String shipmentId, String lineId, int attempt, String partNumber, long quantity, String from, String to) {}

    record ShipmentDamaged(
            String shipmentId, String lineId, int attempt, String partNumber, long quantity, String to) {}
}
