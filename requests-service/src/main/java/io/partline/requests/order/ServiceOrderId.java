package io.partline.requests.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A service order as everybody names it: {@code SO-7K3M9QX2PV4D}. */
public record ServiceOrderId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ServiceOrderId {}

    public String aggregateId() {
        return "order:" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
