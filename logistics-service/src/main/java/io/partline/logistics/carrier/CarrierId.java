package io.partline.logistics.carrier;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The number of a carrier: {@code CR-01}. */
public record CarrierId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CarrierId {}

    String aggregateId() {
        return "carrier:" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
