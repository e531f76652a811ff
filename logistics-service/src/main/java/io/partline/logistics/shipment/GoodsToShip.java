package io.partline.logistics.shipment;

import org.jspecify.annotations.Nullable;

/**
 * Stock that was found for a line and is kept for it.
 *
 * @param attempt which attempt of the line's demand, from 1
 * @param quantity pieces
 * @param replaces the attempt whose pieces were lost, where this one takes its place
 */
public record ReservedStock(
        String serviceOrderId,
        String lineId,
        int attempt,
        String partNumber,
        long quantity,
        String source,
        String destination,
        @Nullable Integer replaces) {
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
                replaces == null ? null : ShipmentId.ofAttempt(lineId, replaces));
    }
}
