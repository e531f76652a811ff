package io.partline.logistics.shipment;

/**
 * Stock that was found for a line and is kept for it.
 *
 * @param attempt which attempt of the line's demand, from 1
 * @param quantity pieces
 */
public record ReservedStock(
        String serviceOrderId,
        String lineId,
        int attempt,
        String partNumber,
        long quantity,
        String source,
        String destination) {
    ShipmentDetails toShip() {
        return new ShipmentDetails(
                ShipmentId.ofAttempt(lineId, attempt),
                serviceOrderId,
                lineId,
                attempt,
                partNumber,
                quantity,
                source,
                destination,
                attempt > 1 ? ShipmentId.ofAttempt(lineId, attempt - 1) : null);
    }
}
