package io.partline.inventory.stock;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One part at one site: {@code stock:DHF-215KA@C-NB}. */
public record StockItemId(String partNumber, String siteId) {
    private static final String TYPE = "stock:";

    public static StockItemId of(String partNumber, String siteId) {
        return new StockItemId(partNumber, siteId);
    }

    /** @throws IllegalArgumentException if the text names no part at a site */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static StockItemId parse(String text) {
        int at = text.lastIndexOf('@');
        if (!text.startsWith(TYPE) || at < 0) {
            throw new IllegalArgumentException("no stock item id: " + text);
        }
        return new StockItemId(text.substring(TYPE.length(), at), text.substring(at + 1));
    }

    /** The text under which it stands in the log and on topics. */
    @JsonValue
    @Override
    public String toString() {
        return TYPE + partNumber + "@" + siteId;
    }
}
