package io.partline.logistics.listing;

import io.partline.chassis.refusal.Invalid;
import io.partline.chassis.rest.Cursor;
import io.partline.chassis.rest.Page;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The part of a list that is asked for: the records of a span of time, the newest first, page by page.
 *
 * @param from inclusive
 * @param to exclusive
 * @param beforeTime time of the last record of the page before
 * @param beforeId its id; among records of one time the greater id comes first
 * @param limit records of one page
 */
public record NewestFirst(Instant from, Instant to, Instant beforeTime, String beforeId, int limit) {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public static NewestFirst of(
            @Nullable Instant from, @Nullable Instant to, @Nullable String cursor, @Nullable Integer limit) {
        Cursor place = Cursor.parse(cursor, 2);
        return new NewestFirst(
                from == null ? EARLIEST : from,
                to == null ? LATEST : to,
                place == null ? LATEST : time(place.values().getFirst()),
                place == null ? "" : place.values().getLast(),
                Page.limit(limit));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Invalid.field("cursor", "must be a nextCursor of this list, unchanged");
        }
    }

    /** {@code :from}, {@code :to}, {@code :beforeTime}, {@code :beforeId} and {@code :oneMore} than a page of a query. */
    public Map<String, ?> parameters() {
        return Map.of(
                "from", storable(from),
                "to", storable(to),
                "beforeTime", storable(beforeTime),
                "beforeId", beforeId,
                "oneMore", limit + 1);
    }

    private static OffsetDateTime storable(Instant instant) {
        return (instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant)
                .atOffset(ZoneOffset.UTC);
    }

    /** @param oneMore the records found, one more than a page where there is a next one */
    public <T> Page<T> page(List<T> oneMore, Function<T, Instant> time, Function<T, String> id) {
        return Page.of(oneMore, limit, record -> Cursor.of(time.apply(record).toString(), id.apply(record)));
    }
}
