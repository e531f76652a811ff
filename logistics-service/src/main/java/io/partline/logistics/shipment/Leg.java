package io.partline.logistics.shipment;

import org.jspecify.annotations.Nullable;

/**
 * What a shipment carries for whom; fixed from the plan on.
 *
 * @param attempt which attempt of the line's demand, from 1
 * @param quantity pieces
 * @param replaces the shipment of the attempt before, when that was damaged
 */
public record Leg(
        String shipmentId,
        String serviceOrderId,
        String lineId,
        int attempt,
        String partNumber,
        long quantity,
        String from,
        String to,
        @Nullable String replaces) {
    public static String shipmentId(String lineId, int attempt) {
        return "SH-" + lineId + "." + attempt;
    }
}
