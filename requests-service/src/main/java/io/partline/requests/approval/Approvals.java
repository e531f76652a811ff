package io.partline.requests.approval;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.rest.Page;
import io.partline.chassis.rest.TimeWindow;
import io.partline.chassis.security.Caller;
import io.partline.requests.overview.OrderVisibility;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Approvals by persons, to read. */
@Component
class Approvals {
    private static final int OVERDUE_AT_ONCE = 200;

    private final JdbcClient db;

    Approvals(JdbcClient db) {
        this.db = db;
    }

    /**
     * The most urgent first.
     *
     * @param requested when the approval was asked for, page by page by due date
     */
    Page<ApprovalView> list(
            @Nullable ApprovalStatus status, @Nullable String serviceOrderId, Caller caller, TimeWindow requested) {
        List<ApprovalView> found = db
                .sql("select approval::text from approval_row where " + OrderVisibility.ofRows(caller) + """
                         and (:status::text is null or status = :status)
                         and (:order::text is null or service_order_id = :order)
                         and requested_at >= :from and requested_at < :to and (due_at, approval_id) > (:lastTime, :lastId)
                         order by due_at, approval_id limit :oneMore
                        """)
                .param("site", caller.siteId())
                .param("status", status == null ? null : status.name())
                .param("order", serviceOrderId)
                .params(requested.parameters())
                .query(String.class)
                .list()
                .stream()
                .map(json -> EventJson.read(json, ApprovalView.class))
                .toList();
        return requested.page(found, ApprovalView::dueAt, ApprovalView::approvalId);
    }

    /** Pending approvals that were due before {@code now} and are not yet escalated to {@code last}. */
    List<ApprovalView> overdue(Instant now, String last) {
        return db
                .sql("select approval::text from approval_row where status = 'PENDING' and due_at < ? and approver <> ?"
                        + " order by due_at limit ?")
                .params(now.atOffset(ZoneOffset.UTC), last, OVERDUE_AT_ONCE)
                .query(String.class)
                .list()
                .stream()
                .map(json -> EventJson.read(json, ApprovalView.class))
                .toList();
    }
}
