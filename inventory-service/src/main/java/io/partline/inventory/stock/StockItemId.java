package io.partline.inventory.stock;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One part at one site: {@code stock:DHF-215KA@C-NB}. */
public record StockItemId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StockItemId {
        if (!value.startsWith("stock:") || value.lastIndexOf('@') < 0) {
            throw new IllegalArgumentException("no stock item id: " + value);
        }
    }

    public static StockItemId of(String partNumber, String siteId) {
        return new StockItemId("stock:" + partNumber + "@" + siteId);
    }

    public String partNumber() {
        return value.substring("stock:".length(), value.lastIndexOf('@'));
    }

    public String siteId() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
