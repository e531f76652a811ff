package io.partline.chassis.rest;

import io.partline.chassis.refusal.Invalid;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The part of a list that is asked for: the records of a span of time, page by page in the order of a time and, within
 * one instant, of the id.
 *
 * @param from inclusive
 * @param to exclusive
 * @param lastTime ordering time of the last record of the page before
 * @param lastId its id
 * @param limit records of one page
 */
public record TimeWindow(Instant from, Instant to, Instant lastTime, String lastId, int limit) {
    /** Within what PostgreSQL can compare; nothing was recorded outside. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** @throws Invalid if the cursor is none of such a list, or the limit is out of range */
    public static TimeWindow newestFirst(
            @Nullable Instant from, @Nullable Instant to, @Nullable String cursor, @Nullable Integer limit) {
        return of(from, to, cursor, LATEST, limit);
    }

    /** @throws Invalid if the cursor is none of such a list, or the limit is out of range */
    public static TimeWindow earliestFirst(
            @Nullable Instant from, @Nullable Instant to, @Nullable String cursor, @Nullable Integer limit) {
        return of(from, to, cursor, EARLIEST, limit);
    }

    private static TimeWindow of(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String cursor,
            Instant start,
            @Nullable Integer limit) {
        Cursor last = Cursor.parse(cursor, 2);
        return new TimeWindow(
                from == null ? EARLIEST : from,
                to == null ? LATEST : to,
                last == null ? start : time(last.values().getFirst()),
                last == null ? "" : last.values().getLast(),
                Page.limit(limit));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Invalid.field("cursor", "must be a nextCursor of this list, unchanged");
        }
    }

    /** {@code :from}, {@code :to}, {@code :lastTime}, {@code :lastId} and {@code :oneMore} than a page of a query. */
    public Map<String, ?> parameters() {
        return Map.of(
                "from", storable(from),
                "to", storable(to),
                "lastTime", storable(lastTime),
                "lastId", lastId,
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
