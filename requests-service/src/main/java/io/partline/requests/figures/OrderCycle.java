package io.partline.requests.figures;

import io.partline.chassis.figures.Counted;
import io.partline.chassis.figures.Definition;
import io.partline.chassis.figures.Figure;
import io.partline.chassis.figures.FigureQuery;
import io.partline.chassis.security.Caller;
import io.partline.requests.overview.OrderVisibility;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the hours that completed orders took. */
@Component
class OrderCycle {
    private static final Definition DEFINITION = new Definition(
            "order-cycle",
            "Order cycle",
            "订单周期",
            "hours from placedAt to completedAt / orders completed; by placedAt",
            "hours");

    /** Column by word; the words are those of the list's filters. */
    private static final SequencedMap<String, String> GROUPINGS = new LinkedHashMap<>();

    static {
        GROUPINGS.put("stationId", "station_id");
        GROUPINGS.put("productModel", "product_model");
    }

    private final JdbcClient db;
    private final Clock clock;

    OrderCycle(JdbcClient db, Clock clock) {
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
                          select %s as key, round(sum(extract(epoch from completed_at - placed_at)) / 3600, 4) as numerator,
                                 count(*) as denominator
                            from (select *, (state ->> 'completedAt')::timestamptz as completed_at from order_row
                                   where status = 'COMPLETED') orders
                           where completed_at <= :asOf and placed_at >= :from and placed_at < :to and %s
                           group by 1) groups
                         where key > :after order by key limit :oneMore
                        """.formatted(query.key(GROUPINGS), OrderVisibility.ofRows(caller)))
                        .params(query.parameters())
                        .param("site", caller.siteId())
                        .query(Counted::of)
                        .list(),
                "/api/service-orders",
                key -> {
                    Map<String, String> filters = new HashMap<>(query.sameWord(key));
                    filters.put("status", "COMPLETED");
                    return filters;
                });
    }
}
