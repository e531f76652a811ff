package io.partline.requests.approval;

import io.partline.requests.order.Approval;
import io.partline.requests.order.Line;
import io.partline.requests.order.LineStatus;

/** Where an approval by a person stands. */
enum ApprovalStatus {
    PENDING,
    APPROVED,
    REJECTED,
    /** The line was cancelled before anybody decided. */
    CANCELLED;

    /** @throws IllegalArgumentException if a rule approved and nobody was asked */
    static ApprovalStatus of(Line line, Approval approval) {
        return switch (approval.status()) {
            case PENDING -> line.status() == LineStatus.CANCELLED ? CANCELLED : PENDING;
            case APPROVED -> APPROVED;
            case REJECTED -> REJECTED;
            case AUTO -> throw new IllegalArgumentException("nobody was asked: " + approval.rule());
        };
    }
}
