package io.partline.returns.returnauthorisation;

import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnInspected;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnOpened;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reading room: which returns there are, and whom each concerns. A return itself is read from its events. */
@Component
class Returns implements Projection {
    private final JdbcClient db;
    private final EventLog log;

    Returns(JdbcClient db, EventLog log) {
        this.db = db;
        this.log = log;
    }

    @Override
    public String name() {
        return "returns";
    }

    @Override
    public List<String> tables() {
        return List.of("return_authorisation");
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient db) {
        for (StoredEvent stored : batch) {
            switch (stored.payload()) {
                case ReturnOpened e ->
                    db.sql("insert into return_authorisation values (?, ?, ?, ?, 'OPEN') on conflict do nothing")
                            .params(e.returnId(), e.shipmentId(), e.inspectionSite(), e.destination())
                            .update();
                case ReturnInspected e ->
                    db.sql("update return_authorisation set status = 'INSPECTED' where return_id = ?")
                            .param(e.returnId())
                            .update();
                default -> {}
            }
        }
    }

    Return.State find(String returnId) {
        Return.State state = Return.State.NONE;
        for (StoredEvent stored : log.readAggregate(Return.id(returnId))) {
            state = state.after((ReturnEvent) stored.payload());
        }
        return state;
    }

    /** HQ, OPS, the inspecting site and the site that waits. */
    boolean concerns(Caller caller, Return.State state) {
        ReturnOpened opened = state.opened();
        return opened != null
                && (caller.is(Role.HQ, Role.OPS)
                        || caller.isSite(opened.inspectionSite())
                        || caller.isSite(opened.destination()));
    }

    List<String> list(
            @Nullable String shipmentId, @Nullable String status, Caller caller, @Nullable String after, int limit) {
        return db.sql("""
                        select return_id from return_authorisation
                         where (:shipment::text is null or shipment_id = :shipment) and (:status::text is null or status = :status)
                           and (:after::text is null or return_id > :after)
                           and (:all or inspection_site = :site or destination = :site)
                         order by return_id limit :limit
                        """)
                .param("shipment", shipmentId)
                .param("status", status)
                .param("after", after)
                .param("all", caller.is(Role.HQ, Role.OPS))
                .param("site", caller.siteId())
                .param("limit", limit)
                .query(String.class)
                .list();
    }
}
