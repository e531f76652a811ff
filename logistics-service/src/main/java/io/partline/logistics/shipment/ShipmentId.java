package io.partline.logistics.shipment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One attempt to bring what a line or a movement asks for: {@code SH-SO-7Q2M4K8ZP1XA-1.2}. */
public record ShipmentId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ShipmentId {}

    /**
     * @param reference the order line, or what asked for the movement
     * @param attempt which attempt of it, from 1
     */
    public static ShipmentId ofAttempt(String reference, int attempt) {
        return new ShipmentId("SH-" + reference + "." + attempt);
    }

    String aggregateId() {
        return "shipment:" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
