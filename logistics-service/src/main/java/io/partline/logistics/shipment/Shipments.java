package io.partline.logistics.shipment;

import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.logistics.network.Sites;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reading room: which shipments there are, and whom each concerns. A shipment itself is read from its events. */
@Component
public class Shipments implements Projection {
    private final JdbcClient db;
    private final EventLog log;
    private final Sites sites;

    Shipments(JdbcClient db, EventLog log, Sites sites) {
        this.db = db;
        this.log = log;
        this.sites = sites;
    }

    @Override
    public String name() {
        return "shipments";
    }

    @Override
    public List<String> tables() {
        return List.of("shipment");
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient db) {
        for (StoredEvent stored : batch) {
            switch (stored.payload()) {
                case ShipmentEvent.ShipmentPlanned(Leg leg, String carrierId, var _, var _, var _) ->
                    db.sql("insert into shipment values (?, ?, ?, ?, ?, 'PLANNED') on conflict do nothing")
                            .params(leg.shipmentId(), leg.serviceOrderId(), carrierId, leg.from(), leg.to())
                            .update();
                case ShipmentEvent.ShipmentDispatched e -> status(db, e, "IN_TRANSIT");
                case ShipmentEvent.ShipmentDamaged e -> status(db, e, "DAMAGED");
                case ShipmentEvent.ShipmentDelivered e -> status(db, e, "DELIVERED");
                default -> {}
            }
        }
    }

    private static void status(JdbcClient db, ShipmentEvent event, String status) {
        db.sql("update shipment set status = ? where shipment_id = ?")
                .params(status, event.leg().shipmentId())
                .update();
    }

    /** A shipment nobody has heard of has status NONE. */
    public ShipmentState find(String shipmentId) {
        ShipmentState state = ShipmentState.NONE;
        for (StoredEvent stored : log.readAggregate(Shipment.id(shipmentId))) {
            state = state.after((ShipmentEvent) stored.payload());
        }
        return state;
    }

    /** Its source, its destination, the home centre of either, its carrier, HQ and OPS. */
    public boolean concerns(Caller caller, ShipmentState state) {
        Leg leg = state.leg();
        if (leg == null) {
            return false;
        }
        return caller.is(Role.HQ, Role.OPS)
                || (caller.is(Role.CARRIER)
                        && state.carrierId() != null
                        && state.carrierId().equals(caller.carrierId()))
                || caller.isSite(leg.from())
                || caller.isSite(leg.to())
                || isHomeCentre(caller, leg.from())
                || isHomeCentre(caller, leg.to());
    }

    private boolean isHomeCentre(Caller caller, String siteId) {
        return sites.find(siteId)
                .map(site -> caller.isSite(site.parentSiteId()))
                .orElse(false);
    }

    /** Ids of shipments that concern the caller, by id. */
    List<String> list(
            @Nullable String serviceOrderId,
            @Nullable String status,
            @Nullable String carrierId,
            Caller caller,
            @Nullable String after,
            int limit) {
        boolean all = caller.is(Role.HQ, Role.OPS);
        return db.sql("""
                        select shipment_id from shipment s
                         where (:order::text is null or service_order_id = :order)
                           and (:status::text is null or status = :status)
                           and (:carrier::text is null or carrier_id = :carrier)
                           and (:after::text is null or shipment_id > :after)
                           and (:all or carrier_id = :callerCarrier or from_site = :callerSite or to_site = :callerSite
                                or exists (select from network_site n where n.site_id in (s.from_site, s.to_site)
                                                                       and n.parent_site_id = :callerSite))
                         order by shipment_id limit :limit
                        """)
                .param("order", serviceOrderId)
                .param("status", status)
                .param("carrier", carrierId)
                .param("after", after)
                .param("all", all)
                .param("callerCarrier", caller.carrierId())
                .param("callerSite", caller.siteId())
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** The shipment that took the place of a damaged one, if there is one yet. */
    @Nullable
    String replacementOf(Leg leg) {
        String next = Leg.shipmentId(leg.lineId(), leg.attempt() + 1);
        return log.exists(Shipment.id(next)) ? next : null;
    }
}
