package io.partline.inventory.stock;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One attempt to supply the demand of one order line: {@code SO-7K3M9QX2PV4D-1.2}.
 *
 * @param attempt from 1; the next one after each loss
 */
public record AllocationId(String lineId, int attempt) {
    /** @throws IllegalArgumentException if the text names no attempt of a line */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static AllocationId parse(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("no allocation id: " + text);
        }
        return new AllocationId(text.substring(0, dot), Integer.parseInt(text.substring(dot + 1)));
    }

    /** The text under which it stands in the log. */
    @JsonValue
    @Override
    public String toString() {
        return lineId + "." + attempt;
    }
}
