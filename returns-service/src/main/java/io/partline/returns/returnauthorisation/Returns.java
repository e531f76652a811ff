package io.partline.returns.returnauthorisation;

import io.partline.chassis.rest.Page;
import io.partline.chassis.rest.TimeWindow;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of returns, and says whom a return concerns: HQ, OPS, the inspecting site and the one that waits. */
@Component
class Returns {
    /** What a list is narrowed to; null is no wish. */
    record Filter(
            @Nullable String shipmentId,
            @Nullable String serviceOrderId,
            @Nullable ReturnStatus status) {}

    private final JdbcClient db;

    Returns(JdbcClient db) {
        this.db = db;
    }

    static boolean concerns(Caller caller, ReturnView view) {
        return caller.is(Role.HQ, Role.OPS) || (caller.siteId() != null && view.concerns(caller.siteId()));
    }

    Page<ReturnView> list(Filter filter, Caller caller, TimeWindow asked) {
        return asked.page(
                db.sql("""
                        select * from return_authorisation
                         where (:shipment::text is null or shipment_id = :shipment)
                           and (:order::text is null or service_order_id = :order)
                           and (:status::text is null or status = :status)
                           and (:all or inspection_site = :site or destination = :site)
                           and opened_at >= :from and opened_at < :to and (opened_at, return_id) < (:lastTime, :lastId)
                         order by opened_at desc, return_id desc limit :oneMore
                        """)
                        .param("shipment", filter.shipmentId())
                        .param("order", filter.serviceOrderId())
                        .param(
                                "status",
                                filter.status() == null ? null : filter.status().name())
                        .param("all", caller.is(Role.HQ, Role.OPS))
                        .param("site", caller.siteId())
                        .params(asked.parameters())
                        .query(ReturnView.class)
                        .list(),
                ReturnView::openedAt,
                ReturnView::returnId);
    }
}
