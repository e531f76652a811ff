package io.partline.inventory.reservation;

import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.inventory.reservation.ReservationState.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Demands to list. */
@Component
class ReservationRows implements Projection {
    private final JdbcClient db;

    ReservationRows(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "reservations";
    }

    @Override
    public List<String> tables() {
        return List.of("reservation");
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient db) {
        Map<String, ReservationState> states = new LinkedHashMap<>();
        for (StoredEvent stored : batch) {
            if (stored.payload() instanceof ReservationEvent event) {
                states.merge(
                        event.demand().reservationId(),
                        ReservationState.NONE.after(event),
                        (before, _) -> before.after(event));
            }
        }
        if (states.isEmpty()) {
            return;
        }
        List<ReservationView> rows =
                states.values().stream().map(ReservationView::of).toList();
        db.sql("""
                insert into reservation as r
                  (reservation_id, service_order_id, line_id, part_number, quantity, destination, priority, requested_at,
                   status, attempt, source)
                select id, service_order, line, part, quantity::bigint, destination, priority, requested::timestamptz,
                       status, attempt::integer, source
                  from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as t (id, service_order, line, part, quantity, destination, priority, requested, status, attempt, source)
                on conflict (reservation_id) do update
                   set status = excluded.status, attempt = excluded.attempt,
                       source = case excluded.status when 'MET' then coalesce(excluded.source, r.source) else excluded.source end
                """)
                .params(
                        column(rows, ReservationView::reservationId),
                        column(rows, ReservationView::serviceOrderId),
                        column(rows, ReservationView::lineId),
                        column(rows, ReservationView::partNumber),
                        column(rows, row -> Long.toString(row.quantity())),
                        column(rows, ReservationView::destination),
                        column(rows, row -> row.priority().name()),
                        column(rows, row -> row.requestedAt().toString()),
                        column(rows, row -> row.status().name()),
                        column(rows, row -> Integer.toString(row.attempt())),
                        column(rows, ReservationView::source))
                .update();
    }

    private static @Nullable String[] column(
            List<ReservationView> rows, Function<ReservationView, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    /** Demands that concern the caller: all for HQ and OPS, else those of the site, of its stations, and those it supplies. */
    List<ReservationView> list(
            @Nullable String partNumber, @Nullable Status status, Caller caller, @Nullable String after, int limit) {
        return db.sql("""
                        select reservation_id, status, service_order_id, line_id, part_number, quantity, destination, priority,
                               requested_at, attempt, source
                          from reservation
                         where (:part::text is null or part_number = :part) and (:status::text is null or status = :status)
                           and (:after::text is null or reservation_id > :after)
                           and (:all or destination = :site or source = :site
                                or destination in (select site_id from site where parent_site_id = :site))
                         order by reservation_id limit :limit
                        """)
                .param("part", partNumber)
                .param("status", status == null ? null : status.name())
                .param("after", after)
                .param("all", caller.is(Role.HQ, Role.OPS))
                .param("site", caller.siteId())
                .param("limit", limit)
                .query(ReservationView.class)
                .list();
    }
}
