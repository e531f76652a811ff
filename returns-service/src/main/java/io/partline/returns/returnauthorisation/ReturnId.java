package io.partline.returns.returnauthorisation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The number of a permission to return: {@code RMA-SH-SO-7Q2M4K8ZP1XA-1.1}. */
public record ReturnId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReturnId {}

    /** Derived from the shipment, so that one shipment is returned once. */
    static ReturnId ofShipment(String shipmentId) {
        return new ReturnId("RMA-" + shipmentId);
    }

    String aggregateId() {
        return "return:" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
