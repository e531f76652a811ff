package io.partline.requests.overview;

import io.partline.chassis.refusal.Invalid;
import io.partline.chassis.rest.Cursor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The place of an item in a list that is ordered by a time and, within the same instant, by id. */
public record TimeCursor(OffsetDateTime at, String id) {
    public static Cursor of(Instant at, String id) {
        return Cursor.of(at.toString(), id);
    }

    /**
     * @return null for no cursor: the first page
     * @throws Invalid if the text is no cursor of such a list
     */
    public static @Nullable TimeCursor parse(@Nullable String text) {
        Cursor cursor = Cursor.parse(text, 2);
        if (cursor == null) {
            return null;
        }
        try {
            Instant at = Instant.parse(cursor.values().getFirst());
            return new TimeCursor(TimeRange.comparable(at), cursor.values().getLast());
        } catch (DateTimeParseException e) {
            throw Invalid.field("cursor", "must be a nextCursor of this list, unchanged");
        }
    }

    public static @Nullable OffsetDateTime at(@Nullable TimeCursor cursor) {
        return cursor == null ? null : cursor.at();
    }

    public static @Nullable String id(@Nullable TimeCursor cursor) {
        return cursor == null ? null : cursor.id();
    }
}
