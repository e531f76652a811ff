package io.partline.requests.approval;

import io.partline.requests.catalogue.Money;
import io.partline.requests.order.Approval;
import io.partline.requests.order.Line;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import io.partline.requests.order.Priority;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An approval by a person, as people and other programs see it.
 *
 * @param approvalId the same as {@code lineId}
 * @param approver site whose people must decide or had to
 */
@Schema(example = """
        {"approvalId": "SO-7K3M9QX2PV4D-1", "serviceOrderId": "SO-7K3M9QX2PV4D", "lineId": "SO-7K3M9QX2PV4D-1",
         "stationId": "S-TZ-01", "partNumber": "DHF-215KA", "quantity": 1, "priority": "CUSTOMER_DOWN",
         "status": "PENDING", "approver": "C-HZ", "rule": "no monthly quota is set",
         "amount": {"amount": "38.50", "currency": "CNY"}, "requestedAt": "2026-11-23T06:02:10Z",
         "dueAt": "2026-11-23T10:02:10Z"}
        """)
record ApprovalView(
        String approvalId,
        String serviceOrderId,
        String lineId,
        String stationId,
        String partNumber,
        long quantity,
        Priority priority,
        ApprovalStatus status,
        String approver,
        String rule,
        Money amount,
        Instant requestedAt,
        Instant dueAt,
        @Nullable Instant escalatedAt,
        @Nullable String decidedBy,
        @Nullable String note,
        @Nullable Instant decidedAt) {
    /** @throws NullPointerException if no person was asked about the line */
    static ApprovalView of(ServiceOrderPlaced order, Line line) {
        Approval approval = Objects.requireNonNull(line.approval());
        return new ApprovalView(
                line.lineId().value(),
                order.serviceOrderId().value(),
                line.lineId().value(),
                order.stationId(),
                line.partNumber(),
                line.quantity(),
                order.priority(),
                ApprovalStatus.of(line, approval),
                Objects.requireNonNull(approval.approver()),
                approval.rule(),
                line.amount(),
                approval.requestedAt(),
                Objects.requireNonNull(approval.dueAt()),
                approval.escalatedAt(),
                approval.decidedBy(),
                approval.note(),
                approval.decidedAt());
    }
}
