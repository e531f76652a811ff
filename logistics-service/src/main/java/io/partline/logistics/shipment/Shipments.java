package io.partline.logistics.shipment;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.rest.Page;
import io.partline.chassis.rest.TimeWindow;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.logistics.network.KnownSites;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the list of shipments, and says whom a shipment concerns: its source, its destination, the home centre of
 * either, its carrier, HQ and OPS.
 */
@Component
class Shipments {
    /** What a list is narrowed to; null is no wish. */
    record Filter(
            @Nullable String serviceOrderId,
            @Nullable ShipmentStatus status,
            @Nullable String carrierId,
            @Nullable String originRegion,
            @Nullable String destinationRegion,
            @Nullable Purpose purpose) {}

    private final JdbcClient db;
    private final KnownSites sites;

    Shipments(JdbcClient db, KnownSites sites) {
        this.db = db;
        this.sites = sites;
    }

    boolean concerns(Caller caller, PlannedShipment shipment) {
        ShipmentDetails details = shipment.details();
        return caller.is(Role.HQ, Role.OPS)
                || (caller.is(Role.CARRIER) && shipment.carrierId().equals(caller.carrierId()))
                || caller.isSite(details.source())
                || caller.isSite(details.destination())
                || isHomeCentre(caller, details.source())
                || isHomeCentre(caller, details.destination());
    }

    private boolean isHomeCentre(Caller caller, String siteId) {
        return sites.find(siteId)
                .map(site -> caller.isSite(site.parentSiteId()))
                .orElse(false);
    }

    Page<ShipmentView> list(Filter filter, Caller caller, TimeWindow asked) {
        return asked.page(
                db.sql("""
                        select s.*, coalesce(reference, line_id) as asked_by,
                               (select r.shipment_id from shipment r where r.replaces = s.shipment_id limit 1) as replaced_by
                          from shipment s
                         where (:order::text is null or service_order_id = :order)
                           and (:status::text is null or status = :status)
                           and (:carrier::text is null or carrier_id = :carrier)
                           and (:origin::text is null
                                or (select region from known_site k where k.site_id = s.source) = :origin)
                           and (:destinationRegion::text is null
                                or (select region from known_site k where k.site_id = s.destination) = :destinationRegion)
                           and (:purpose::text is null or purpose = :purpose)
                           and (:all or carrier_id = :callerCarrier or source = :callerSite or destination = :callerSite
                                or exists (select from known_site k where k.site_id in (s.source, s.destination)
                                                                     and k.parent_site_id = :callerSite))
                           and planned_at >= :from and planned_at < :to
                           and (planned_at, shipment_id) < (:lastTime, :lastId)
                         order by planned_at desc, shipment_id desc limit :oneMore
                        """)
                        .param("order", filter.serviceOrderId())
                        .param(
                                "status",
                                filter.status() == null ? null : filter.status().name())
                        .param("carrier", filter.carrierId())
                        .param("origin", filter.originRegion())
                        .param("destinationRegion", filter.destinationRegion())
                        .param(
                                "purpose",
                                filter.purpose() == null
                                        ? null
                                        : filter.purpose().name())
                        .param("all", caller.is(Role.HQ, Role.OPS))
                        .param("callerCarrier", caller.carrierId())
                        .param("callerSite", caller.siteId())
                        .params(asked.parameters())
                        .query((row, _) -> view(row))
                        .list(),
                ShipmentView::plannedAt,
                ShipmentView::shipmentId);
    }

    private static ShipmentView view(ResultSet row) throws SQLException {
        List<Milestone> milestones = List.of(EventJson.read(row.getString("milestones"), Milestone[].class));
        return new ShipmentView(
                row.getString("shipment_id"),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("asked_by"),
                row.getString("service_order_id"),
                row.getString("line_id"),
                row.getInt("attempt"),
                row.getString("part_number"),
                row.getString("ordered_part_number"),
                row.getLong("quantity"),
                row.getString("carrier_id"),
                row.getString("source"),
                row.getString("destination"),
                ShipmentStatus.valueOf(row.getString("status")),
                row.getString("replaces"),
                row.getString("replaced_by"),
                Objects.requireNonNull(instant(row, "planned_at")),
                instant(row, "dispatched_at"),
                Objects.requireNonNull(instant(row, "expected_delivery_at")),
                milestones.stream()
                        .filter(milestone -> milestone.type() == Milestone.Type.DELIVERED)
                        .map(Milestone::occurredAt)
                        .findFirst()
                        .orElse(null),
                proof(row),
                milestones);
    }

    private static @Nullable ProofOfDelivery proof(ResultSet row) throws SQLException {
        String signedBy = row.getString("signed_by");
        return signedBy == null
                ? null
                : new ProofOfDelivery(signedBy, ProofOfDelivery.Condition.valueOf(row.getString("delivery_condition")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
