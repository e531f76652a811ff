package io.partline.inventory.partners;

import java.time.Instant;

/** This service's own view of what logistics-service publishes: the members it needs. */
final class LogisticsEvents {
    private LogisticsEvents() {}

    record ShipmentDispatched(
            String shipmentId, String lineId, int attempt, String partNumber, long quantity, String from, String to) {}

    /** Damaged or failed, whatever the reason: so many pieces do not arrive. */
    record ShipmentEndedBadly(
            String shipmentId, String lineId, int attempt, String partNumber, long quantity, String to) {}

    record ShipmentCancelled(String lineId, int attempt, String partNumber, String from) {}

    record LaneOffered(
            String carrierId, String originRegion, String destinationRegion, int transitHours, Instant offeredAt) {}

    record LaneWithdrawn(String carrierId, String originRegion, String destinationRegion) {}
}
