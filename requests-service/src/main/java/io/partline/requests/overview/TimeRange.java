package io.partline.requests.overview;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A range of instants to filter by; open where a bound is absent.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant to) {
    /** Within what PostgreSQL can compare; nothing was recorded outside. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public @Nullable OffsetDateTime start() {
        return from == null ? null : comparable(from);
    }

    public @Nullable OffsetDateTime end() {
        return to == null ? null : comparable(to);
    }

    static OffsetDateTime comparable(Instant instant) {
        Instant possible = instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
        return possible.atOffset(ZoneOffset.UTC);
    }
}
