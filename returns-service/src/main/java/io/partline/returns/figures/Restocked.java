package io.partline.returns.figures;

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

/** Counts the pieces that went back on a shelf. */
@Component
class Restocked {
    private static final Definition DEFINITION = new Definition(
            "restocked",
            "Share restocked",
            "退回件重新入库比例",
            "pieces restocked, at once or refurbished / pieces of returns opened; by openedAt",
            "share");

    /** Column by word; the words are those of the list's filters. */
    private static final SequencedMap<String, String> GROUPINGS = new LinkedHashMap<>();

    static {
        GROUPINGS.put("inspectionSite", "inspection_site");
        GROUPINGS.put("reason", "reason");
        GROUPINGS.put("partNumber", "part_number");
    }

    private final JdbcClient db;
    private final Clock clock;

    Restocked(JdbcClient db, Clock clock) {
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
                          select %s as key, sum(quantity) as denominator,
                                 coalesce(sum(quantity) filter (where disposition = 'RESTOCK' and inspected_at <= :asOf
                                                        or refurbished_to = 'RESTOCK' and refurbished_at <= :asOf), 0) as numerator
                            from return_authorisation
                           where opened_at >= :from and opened_at < :to
                             and (:all or inspection_site = :site or destination = :site)
                           group by 1) groups
                         where key > :after order by key limit :oneMore
                        """.formatted(query.key(GROUPINGS)))
                        .params(query.parameters())
                        .param("all", caller.is(Role.HQ, Role.OPS))
                        .param("site", caller.siteId())
                        .query(Counted::of)
                        .list(),
                "/api/returns",
                query::sameWord);
    }
}
