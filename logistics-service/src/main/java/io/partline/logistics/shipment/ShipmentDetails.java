package io.partline.logistics.shipment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a shipment carries for whom, an order line or a movement; fixed from the plan on.
 *
 * @param serviceOrderId absent for a movement, as the line
 * @param attempt which attempt to bring what the reference asks for, from 1
 * @param quantity pieces
 * @param replaces the shipment of an attempt before whose pieces were lost
 * @param movement absent for an order line
 * @param orderedPartNumber what was asked for, where another part takes its place
 * @param units what is known of single pieces; absent where nobody tracks them
 */
public record ShipmentDetails(
        ShipmentId shipmentId,
        @Nullable String serviceOrderId,
        @Nullable String lineId,
        int attempt,
        String partNumber,
        long quantity,
        @JsonProperty("from") String source,
        @JsonProperty("to") String destination,
        @Nullable ShipmentId replaces,
        @Nullable Movement movement,
        @Nullable String orderedPartNumber,
        @Nullable List<Unit> units) {
    public Purpose purpose() {
        return movement == null ? Purpose.DEMAND : movement.purpose();
    }

    /** Id of what asked for it. */
    public String reference() {
        return movement == null ? Objects.requireNonNull(lineId) : movement.reference();
    }

    /** The shipment that would take the place of this one. */
    ShipmentId nextAttempt() {
        return ShipmentId.ofAttempt(reference(), attempt + 1);
    }
}
