package io.partline.inventory.catalogue;

public record PartNumber(String value) {
    public String aggregateId() {
        return "part:" + value;
    }
}
