package io.partline.logistics.shipment;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a shipment carries for whom; fixed from the plan on.
 *
 * @param attempt which attempt of the line's demand, from 1
 * @param quantity pieces
 * @param replaces the shipment of the attempt before
 */
public record ShipmentDetails(
        ShipmentId shipmentId,
        String serviceOrderId,
        String lineId,
        int attempt,
        String partNumber,
        long quantity,
        @JsonProperty("from") String source,
        @JsonProperty("to") String destination,
        @Nullable ShipmentId replaces) {
    /** The shipment that would take the place of this one. */
    ShipmentId nextAttempt() {
        return ShipmentId.ofAttempt(lineId, attempt + 1);
    }
}
