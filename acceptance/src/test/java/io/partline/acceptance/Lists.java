package io.partline.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Lists that come in pages. */
public final class Lists {
    private Lists() {}

    public static List<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }

    /** All pages of a list, as headquarters sees it. */
    public static List<JsonNode> all(String path) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            String separator = path.contains("?") ? "&" : "?";
            JsonNode page = Partline.as("HQ")
                    .get(path + separator + "limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .body();
            all.addAll(items(page));
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return all;
    }
}
