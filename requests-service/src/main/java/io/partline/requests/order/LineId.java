package io.partline.requests.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A line of a service order, {@code SO-7K3M9QX2PV4D-1}; its approval goes by the same text. */
public record LineId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LineId {}

    /** @param number from 1 */
    public static LineId of(ServiceOrderId order, int number) {
        return new LineId(order.value() + "-" + number);
    }

    /** The order it is a line of; one that nobody placed if the text is no line's. */
    public ServiceOrderId order() {
        int dash = value.lastIndexOf('-');
        return new ServiceOrderId(dash < 0 ? value : value.substring(0, dash));
    }

    @Override
    public String toString() {
        return value;
    }
}
