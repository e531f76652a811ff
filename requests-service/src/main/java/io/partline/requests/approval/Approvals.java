package io.partline.requests.approval;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.rest.Page;
import io.partline.chassis.security.Caller;
import io.partline.requests.overview.OrderVisibility;
import io.partline.requests.overview.TimeCursor;
import io.partline.requests.overview.TimeRange;
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
     * @param requested when the approval was asked for
     */
    Page<ApprovalView> list(
            @Nullable ApprovalStatus status,
            @Nullable String serviceOrderId,
            TimeRange requested,
            Caller caller,
            @Nullable String cursor,
            int limit) {
        TimeCursor after = TimeCursor.parse(cursor);
        List<ApprovalView> found = db
                .sql("select approval::text from approval_row where " + OrderVisibility.ofRows(caller) + """
                         and (:status::text is null or status = :status)
                         and (:order::text is null or service_order_id = :order)
                         and (:from::timestamptz is null or requested_at >= :from)
                         and (:to::timestamptz is null or requested_at < :to)
                         and (:at::timestamptz is null or (due_at, approval_id) > (:at, :id))
                         order by due_at, approval_id limit :limit
                        """)
                .param("site", caller.siteId())
                .param("status", status == null ? null : status.name())
                .param("order", serviceOrderId)
                .param("from", requested.start())
                .param("to", requested.end())
                .param("at", TimeCursor.at(after))
                .param("id", TimeCursor.id(after))
                .param("limit", limit + 1)
                .query(String.class)
                .list()
                .stream()
                .map(json -> EventJson.read(json, ApprovalView.class))
                .toList();
        return Page.of(found, limit, approval -> TimeCursor.of(approval.dueAt(), approval.approvalId()));
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
