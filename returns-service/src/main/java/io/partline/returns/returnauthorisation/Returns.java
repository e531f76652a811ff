package io.partline.returns.returnauthorisation;

import io.partline.chassis.rest.Page;
import io.partline.chassis.rest.TimeWindow;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.returns.returnauthorisation.ReturnEvent.Reason;
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
            @Nullable ReturnStatus status,
            @Nullable String inspectionSite,
            @Nullable Reason reason,
            @Nullable String partNumber) {}

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
                           and (:inspectionSite::text is null or inspection_site = :inspectionSite)
                           and (:reason::text is null or reason = :reason)
                           and (:part::text is null or part_number = :part)
                           and (:all or inspection_site = :site or destination = :site)
                           and opened_at >= :from and opened_at < :to and (opened_at, return_id) < (:lastTime, :lastId)
                         order by opened_at desc, return_id desc limit :oneMore
                        """)
                        .param("shipment", filter.shipmentId())
                        .param("order", filter.serviceOrderId())
                        .param(
                                "status",
                                filter.status() == null ? null : filter.status().name())
                        .param("inspectionSite", filter.inspectionSite())
                        .param(
                                "reason",
                                filter.reason() == null ? null : filter.reason().name())
                        .param("part", filter.partNumber())
                        .param("all", caller.is(Role.HQ, Role.OPS))
                        .param("site", caller.siteId())
                        .params(asked.parameters())
                        .query(ReturnView.class)
                        .list(),
                ReturnView::openedAt,
                ReturnView::returnId);
    }
}
