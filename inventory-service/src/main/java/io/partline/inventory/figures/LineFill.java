package io.partline.inventory.figures;

import io.partline.chassis.figures.Counted;
import io.partline.chassis.figures.Definition;
import io.partline.chassis.figures.Figure;
import io.partline.chassis.figures.FigureQuery;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the lines that were reserved whole at once. */
@Component
class LineFill {
    private static final Definition DEFINITION = new Definition(
            "line-fill",
            "Line fill at first look",
            "首次查找即满足的订单行比例",
            "lines reserved whole the first time stock was looked for / lines asked for; by requestedAt",
            "share");

    /** Column by word; the words are those of the list's filters. */
    private static final SequencedMap<String, String> GROUPINGS = new LinkedHashMap<>();

    static {
        GROUPINGS.put("destination", "destination");
        GROUPINGS.put("partNumber", "part_number");
    }

    private final JdbcClient db;
    private final Clock clock;

    LineFill(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Figure figure(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String groupBy,
            @Nullable Instant asOf,
            @Nullable String cursor,
            @Nullable Integer limit,
            Caller caller) {
        FigureQuery query = FigureQuery.of(from, to, groupBy, asOf, cursor, limit, GROUPINGS, clock.instant());
        return query.answer(
                DEFINITION,
                db.sql("""
                        select key, numerator, denominator from (
                          select %s as key, count(*) filter (where filled_at <= :asOf) as numerator, count(*) as denominator
                            from first_look
                           where requested_at >= :from and requested_at < :to
                             and (:all or destination = :caller
                                  or destination in (select site_id from site where parent_site_id = :caller))
                           group by 1) groups
                         where key > :after order by key limit :oneMore
                        """.formatted(query.key(GROUPINGS)))
                        .params(query.parameters())
                        .param("all", caller.is(Role.HQ, Role.OPS))
                        .param("caller", caller.siteId())
                        .query(Counted::of)
                        .list(),
                "/api/reservations",
                query::sameWord);
    }
}
