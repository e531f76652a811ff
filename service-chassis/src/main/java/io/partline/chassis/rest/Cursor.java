package io.partline.chassis.rest;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.refusal.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The place of an item in a list, as its ordering values; opaque to clients. */
public record Cursor(List<String> values) {
    public static Cursor of(String... values) {
        return new Cursor(List.of(values));
    }

    String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(EventJson.write(values).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @return null for no cursor: the first page
     * @throws Invalid if the text is no cursor of this list
     */
    public static @Nullable Cursor parse(@Nullable String text, int size) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            Cursor cursor = of(EventJson.read(json, String[].class));
            if (cursor.values().size() == size) {
                return cursor;
            }
        } catch (IllegalArgumentException | JacksonException | NullPointerException e) {
            throw Invalid.field("cursor", "must be a nextCursor of this list, unchanged");
        }
        throw Invalid.field("cursor", "must be a nextCursor of this list, unchanged");
    }

    /** A one-value cursor's value; null on the first page. */
    public static @Nullable String parse(@Nullable String text) {
        Cursor cursor = parse(text, 1);
        return cursor == null ? null : cursor.values().getFirst();
    }
}
