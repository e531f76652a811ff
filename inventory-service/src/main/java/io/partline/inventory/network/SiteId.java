package io.partline.inventory.network;

public record SiteId(String value) {
    public String aggregateId() {
        return "site:" + value;
    }
}
