package io.partline.chassis.rest;

import io.partline.chassis.refusal.Invalid;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor to be passed as {@code cursor} for the next page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /**
     * @param oneMore the items asked for with one more than {@code limit}, to see whether there is a next page
     * @param place the ordering values of an item
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, Cursor> place) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        List<T> items = oneMore.subList(0, limit);
        return new Page<>(items, place.apply(items.getLast()).encoded());
    }

    /** @throws Invalid unless the wished limit is between 1 and {@link #MAX_LIMIT}; none is {@link #DEFAULT_LIMIT} */
    public static int limit(@Nullable Integer wished) {
        if (wished == null) {
            return DEFAULT_LIMIT;
        }
        if (wished < 1 || wished > MAX_LIMIT) {
            throw Invalid.field("limit", "must be between 1 and %d".formatted(MAX_LIMIT));
        }
        return wished;
    }
}
