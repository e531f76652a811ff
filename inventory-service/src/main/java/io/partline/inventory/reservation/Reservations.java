package io.partline.inventory.reservation;

import io.partline.chassis.aggregate.History;
import io.partline.chassis.events.EventJson;
import io.partline.chassis.rest.Page;
import io.partline.chassis.rest.TimeWindow;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.inventory.network.Sites;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads demands. A reservation concerns HQ and OPS, the site it is for, that site's home centre, and the site that
 * supplies some of it; to everybody else it is not there.
 */
@Component
class Reservations {
    /** @param siteId destination or source */
    record Filter(
            @Nullable String partNumber,
            @Nullable String serviceOrderId,
            @Nullable String siteId,
            @Nullable String destination,
            @Nullable ReservationStatus status) {}

    private final JdbcClient db;
    private final History<ReservationState> history;
    private final Sites sites;

    Reservations(JdbcClient db, History<ReservationState> history, Sites sites) {
        this.db = db;
        this.history = history;
        this.sites = sites;
    }

    /** @param asOf as it was recorded at that instant; null for now */
    Optional<ReservationView> find(ReservationId reservation, @Nullable Instant asOf, Caller caller) {
        String id = reservation.aggregateId();
        ReservationState state = asOf == null ? history.of(id) : history.asOf(id, asOf);
        Demand demand = state.demand();
        return demand != null && concerns(caller, demand, state)
                ? Optional.of(ReservationView.of(state))
                : Optional.empty();
    }

    private boolean concerns(Caller caller, Demand demand, ReservationState state) {
        return seesAll(caller)
                || caller.isSite(demand.destination())
                || state.sources().stream().anyMatch(caller::isSite)
                || caller.isSite(state.source())
                || sites.find(demand.destination())
                        .map(site -> caller.isSite(site.parentSiteId()))
                        .orElse(false);
    }

    private static boolean seesAll(Caller caller) {
        return caller.is(Role.HQ, Role.OPS);
    }

    /**
     * Those that concern the caller, newest request first.
     *
     * @param requested when the stock was asked for
     */
    Page<ReservationView> list(Filter filter, Caller caller, TimeWindow requested) {
        return requested.page(
                db.sql("""
                        select state::text from reservation
                         where (:part::text is null or part_number = :part)
                           and (:order::text is null or service_order_id = :order)
                           and (:site::text is null or destination = :site or sources @> array[:site::text])
                           and (:destination::text is null or destination = :destination)
                           and (:status::text is null or status = :status)
                           and requested_at >= :from and requested_at < :to
                           and (requested_at, reservation_id) < (:lastTime, :lastId)
                           and (:all or destination = :caller or sources @> array[:caller::text]
                                or destination in (select site_id from site where parent_site_id = :caller))
                         order by requested_at desc, reservation_id desc limit :oneMore
                        """)
                        .param("part", filter.partNumber())
                        .param("order", filter.serviceOrderId())
                        .param("site", filter.siteId())
                        .param("destination", filter.destination())
                        .param(
                                "status",
                                filter.status() == null ? null : filter.status().name())
                        .param("all", seesAll(caller))
                        .param("caller", caller.siteId())
                        .params(requested.parameters())
                        .query((row, _) -> ReservationView.of(EventJson.read(row.getString(1), ReservationState.class)))
                        .list(),
                ReservationView::requestedAt,
                ReservationView::reservationId);
    }
}
