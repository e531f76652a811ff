package io.partline.returns.partners;

/** This service's view of what logistics publishes: the members it needs. */
final class LogisticsEvents {
    private LogisticsEvents() {}

    record ShipmentDamaged(
            String shipmentId,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            String to,
            String carrierId,
            String discovered) {}

    record ShipmentFailed(
            String shipmentId,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            String to,
            String carrierId,
            String reason) {}
}
