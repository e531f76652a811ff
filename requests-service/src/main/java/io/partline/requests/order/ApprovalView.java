package io.partline.requests.order;

import io.partline.requests.catalogue.Money;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An approval by a person, as people and other programs see it. */
public record ApprovalView(
        String approvalId,
        String serviceOrderId,
        String lineId,
        String stationId,
        String partNumber,
        long quantity,
        Priority priority,
        Approval.Status status,
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
    public static ApprovalView of(ServiceOrderPlaced order, Line line) {
        Approval approval = Objects.requireNonNull(line.approval());
        return new ApprovalView(
                line.lineId(),
                order.serviceOrderId(),
                line.lineId(),
                order.stationId(),
                line.partNumber(),
                line.quantity(),
                order.priority(),
                approval.status(),
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
