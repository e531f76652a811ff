package io.partline.logistics.claim;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.partline.logistics.shipment.ShipmentId;

/** The number of a claim: {@code CL-SH-SO-7Q2M4K8ZP1XA-1.1}, and {@code CL-SH-SO-7Q2M4K8ZP1XA-1.1-2} for a second one. */
public record ClaimId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClaimId {}

    /** Derived from the shipment: its first claim, and numbered from the second on. */
    static ClaimId ofShipment(ShipmentId shipmentId, int number) {
        return new ClaimId(number == 1 ? "CL-" + shipmentId : "CL-%s-%d".formatted(shipmentId, number));
    }

    String aggregateId() {
        return "claim:" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
