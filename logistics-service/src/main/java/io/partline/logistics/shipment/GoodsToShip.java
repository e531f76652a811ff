package io.partline.logistics.shipment;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goods that are to be brought from one site to another: what stock was reserved for a line, or a movement. What waits for
 * a carrier is kept as this.
 *
 * @param serviceOrderId absent for a movement, as the line
 * @param movement absent for an order line
 * @param attempt which attempt to bring what the line or the movement asks for, from 1
 * @param orderedPartNumber what was asked for, where another part takes its place
 * @param quantity pieces
 * @param units what is known of single ones; absent where nobody tracks them
 * @param replaces the attempt whose pieces were lost, where this one takes its place
 */
public record GoodsToShip(
        @Nullable String serviceOrderId,
        @Nullable String lineId,
        @Nullable Movement movement,
        int attempt,
        String partNumber,
        @Nullable String orderedPartNumber,
        long quantity,
        @Nullable List<Unit> units,
        String source,
        String destination,
        @Nullable Integer replaces) {
    /** What lies where it is wanted needs no shipment. */
    boolean isThereAlready() {
        return source.equals(destination);
    }

    ShipmentDetails toShip() {
        String reference = movement == null ? Objects.requireNonNull(lineId) : movement.reference();
        return new ShipmentDetails(
                ShipmentId.ofAttempt(reference, attempt),
                serviceOrderId,
                lineId,
                attempt,
                partNumber,
                quantity,
                source,
                destination,
                replaces == null ? null : ShipmentId.ofAttempt(reference, replaces),
                movement,
                orderedPartNumber,
                units);
    }
}
