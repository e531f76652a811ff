package io.partline.requests.order;

import io.partline.requests.catalogue.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a line was approved, or by whom it is to be.
 *
 * @param approver site whose people must decide or had to; absent where a rule did
 * @param decidedAt absent while pending
 */
public record Approval(
        Status status,
        String rule,
        @Nullable String approver,
        @Nullable Money amount,
        @Nullable Instant dueAt,
        Instant requestedAt,
        @Nullable Instant escalatedAt,
        @Nullable String decidedBy,
        @Nullable String note,
        @Nullable Instant decidedAt) {
    public enum Status {
        PENDING,
        AUTO,
        APPROVED,
        REJECTED
    }

    Approval escalatedTo(String approver, Instant dueAt, Instant at) {
        return new Approval(status, rule, approver, amount, dueAt, requestedAt, at, decidedBy, note, decidedAt);
    }

    Approval decided(Status decision, @Nullable String by, @Nullable String note, Instant at) {
        return new Approval(decision, rule, approver, amount, dueAt, requestedAt, escalatedAt, by, note, at);
    }
}
