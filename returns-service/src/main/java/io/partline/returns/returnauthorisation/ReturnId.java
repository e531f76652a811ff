package io.partline.returns.returnauthorisation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The number of a permission to return: {@code RMA-SH-SO-7Q2M4K8ZP1XA-1.1}. */
public record ReturnId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReturnId {}

    /**
     * Derived from what the goods came with, so that one report makes one return.
     *
     * @param number from 1; the second of one origin is for what was found wrong with it later
     */
    static ReturnId of(String origin, int number) {
        return new ReturnId(number == 1 ? "RMA-" + origin : "RMA-%s-%d".formatted(origin, number));
    }

    String aggregateId() {
        return "return:" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
