package io.partline.chassis.figures;

import io.partline.chassis.refusal.Invalid;
import io.partline.chassis.rest.Cursor;
import io.partline.chassis.rest.Page;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * What is asked of a figure.
 *
 * @param from inclusive
 * @param to exclusive; the future is not known
 * @param asOf what happened later is not counted
 * @param groupBy one of the words by which the figure can be grouped; null for one group, {@code all}
 * @param after key of the last group of the page before; empty on the first
 * @param limit groups of one page
 */
public record FigureQuery(
        Instant from, Instant to, Instant asOf, @Nullable String groupBy, String after, int limit) {
    private static final String ALL = "all";
    private static final Duration USUAL = Duration.ofDays(30);
    private static final int PLACES = 4;

    /**
     * Without {@code asOf} as of now, without {@code to} up to then, without {@code from} the 30 days before.
     *
     * @param groupings words by which the figure can be grouped
     * @throws Invalid if the times are not in order, or it cannot be grouped so
     */
    public static FigureQuery of(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String groupBy,
            @Nullable Instant asOf,
            @Nullable String cursor,
            @Nullable Integer limit,
            SequencedMap<String, String> groupings,
            Instant now) {
        if (asOf != null && asOf.isAfter(now)) {
            throw Invalid.field("asOf", "must not be in the future");
        }
        if (groupBy != null && !groupings.containsKey(groupBy)) {
            throw Invalid.field("groupBy", "must be one of " + String.join(", ", groupings.keySet()));
        }
        Instant known = asOf == null ? now : asOf;
        Instant end = to == null || to.isAfter(known) ? known : to;
        Instant start = from == null ? end.minus(USUAL) : from;
        if (!start.isBefore(end)) {
            throw Invalid.field("from", "must be before to and before asOf, " + end);
        }
        String after = Cursor.parse(cursor);
        return new FigureQuery(start, end, known, groupBy, after == null ? "" : after, Page.limit(limit));
    }

    /**
     * The expression of a group's key.
     *
     * @param groupings column by word
     */
    public String key(Map<String, String> groupings) {
        return groupBy == null ? "'" + ALL + "'" : Objects.requireNonNull(groupings.get(groupBy));
    }

    /** {@code :from}, {@code :to}, {@code :asOf}, {@code :after} and {@code :oneMore} than a page of a query. */
    public Map<String, ?> parameters() {
        return Map.of(
                "from", from.atOffset(ZoneOffset.UTC),
                "to", to.atOffset(ZoneOffset.UTC),
                "asOf", asOf.atOffset(ZoneOffset.UTC),
                "after", after,
                "oneMore", limit + 1);
    }

    /**
     * @param oneMore the groups found by key, one more than a page where there is a next one
     * @param records path of the list of the records that are counted
     * @param filters of that list, for a key; {@code from} and {@code to} come by themselves
     */
    public Figure answer(
            Definition definition,
            List<Counted> oneMore,
            String records,
            Function<String, Map<String, String>> filters) {
        Page<Counted> page = Page.of(oneMore, limit, counted -> Cursor.of(counted.key()));
        return new Figure(
                definition,
                from,
                to,
                asOf,
                page.items().stream()
                        .map(counted -> new Figure.Group(
                                counted.key(),
                                counted.denominator() == 0
                                        ? null
                                        : counted.numerator()
                                                .divide(
                                                        BigDecimal.valueOf(counted.denominator()),
                                                        PLACES,
                                                        RoundingMode.HALF_UP),
                                counted.numerator(),
                                counted.denominator(),
                                href(records, filters.apply(counted.key()))))
                        .toList(),
                page.nextCursor());
    }

    private String href(String path, Map<String, String> filters) {
        return Stream.concat(
                        filters.entrySet().stream().sorted(Map.Entry.comparingByKey()),
                        Stream.of(Map.entry("from", from.toString()), Map.entry("to", to.toString())))
                .map(filter -> filter.getKey() + "=" + UriUtils.encode(filter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", path + "?", ""));
    }

    /** The filter that the group is by; none where nothing is grouped. */
    public Map<String, String> sameWord(String key) {
        return groupBy == null ? Map.of() : Map.of(groupBy, key);
    }
}
