package io.partline.logistics.figures;

import io.partline.chassis.figures.Counted;
import io.partline.chassis.figures.Definition;
import io.partline.chassis.figures.Figure;
import io.partline.chassis.figures.FigureQuery;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the shipments that were delivered in time. */
@Component
class OnTimeDelivery {
    private static final Definition DEFINITION = new Definition(
            "on-time-delivery",
            "On-time delivery",
            "准时交付率",
            "shipments delivered whole by expectedDeliveryAt / shipments delivered whole; by plannedAt",
            "share");

    /** Column by word; a lane is the region of the source and that of the destination, {@code EAST>NORTH}. */
    private static final SequencedMap<String, String> GROUPINGS = new LinkedHashMap<>();

    static {
        GROUPINGS.put("carrierId", "carrier_id");
        GROUPINGS.put("lane", "o.region || '>' || d.region");
    }

    private final JdbcClient db;
    private final Clock clock;

    OnTimeDelivery(JdbcClient db, Clock clock) {
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
                          select %s as key, count(*) filter (where delivered_at <= expected_delivery_at) as numerator,
                                 count(*) as denominator
                            from (select *, (jsonb_path_query_first(milestones, '$[*] ? (@.type == "DELIVERED")')
                                             ->> 'occurredAt')::timestamptz as delivered_at
                                    from shipment where status = 'DELIVERED') s
                            left join known_site o on o.site_id = s.source
                            left join known_site d on d.site_id = s.destination
                           where delivered_at <= :asOf and planned_at >= :from and planned_at < :to
                             and (:all or carrier_id = :callerCarrier or source = :callerSite or destination = :callerSite
                                  or o.parent_site_id = :callerSite or d.parent_site_id = :callerSite)
                           group by 1) groups
                         where key > :after order by key limit :oneMore
                        """.formatted(query.key(GROUPINGS)))
                        .params(query.parameters())
                        .param("all", caller.is(Role.HQ, Role.OPS))
                        .param("callerCarrier", caller.carrierId())
                        .param("callerSite", caller.siteId())
                        .query(Counted::of)
                        .list(),
                "/api/shipments",
                key -> filters(query, key));
    }

    private static Map<String, String> filters(FigureQuery query, String key) {
        Map<String, String> filters = new HashMap<>();
        filters.put("status", "DELIVERED");
        if ("lane".equals(query.groupBy())) {
            String[] regions = key.split(">", 2);
            filters.put("originRegion", regions[0]);
            filters.put("destinationRegion", regions[1]);
        } else {
            filters.putAll(query.sameWord(key));
        }
        return filters;
    }
}
