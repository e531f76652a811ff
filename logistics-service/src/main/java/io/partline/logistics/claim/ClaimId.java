package io.partline.logistics.claim;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.partline.logistics.shipment.ShipmentId;

/** The number of a claim: {@code CL-SH-SO-7Q2M4K8ZP1XA-1.1}. */
public record ClaimId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClaimId {}

    /** Derived from the shipment, so that one shipment is claimed for once. */
    static ClaimId ofShipment(ShipmentId shipmentId) {
        return new ClaimId("CL-" + shipmentId);
    }

    String aggregateId() {
        return "claim:" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
