package io.partline.inventory.model;

/** The number of a product model: {@code BCD-215KA}. */
public record ModelNumber(String value) {
    public String aggregateId() {
        return "model:" + value;
    }
}
