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
    /** AUTO: a rule approved, and nobody was asked. */
    public enum Status {
        PENDING,
        AUTO,
        APPROVED,
        REJECTED
    }

    static Approval requested(String rule, String approver, Money amount, Instant dueAt, Instant requestedAt) {
        return new Approval(Status.PENDING, rule, approver, amount, dueAt, requestedAt, null, null, null, null);
    }

    static Approval byRule(String rule, Instant at) {
        return new Approval(Status.AUTO, rule, null, null, null, at, null, null, null, at);
    }

    Approval escalatedTo(String approver, Instant dueAt, Instant at) {
        return new Approval(status, rule, approver, amount, dueAt, requestedAt, at, decidedBy, note, decidedAt);
    }

    Approval approved(@Nullable String by, @Nullable String note, Instant at) {
        return decided(Status.APPROVED, by, note, at);
    }

    Approval rejected(String by, String reason, Instant at) {
        return decided(Status.REJECTED, by, reason, at);
    }

    private Approval decided(Status decision, @Nullable String by, @Nullable String note, Instant at) {
        return new Approval(decision, rule, approver, amount, dueAt, requestedAt, escalatedAt, by, note, at);
    }

    /** Whether a person decides or decided, and no rule. */
    public boolean byPerson() {
        return approver != null;
    }
}
