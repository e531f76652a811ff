package io.partline.logistics.shipment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One attempt to bring what a line demands: {@code SH-SO-7Q2M4K8ZP1XA-1.2}. */
public record ShipmentId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ShipmentId {}

    /** @param attempt which attempt of the line's demand, from 1 */
    public static ShipmentId ofAttempt(String lineId, int attempt) {
        return new ShipmentId("SH-" + lineId + "." + attempt);
    }

    String aggregateId() {
        return "shipment:" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
