package io.partline.requests.approval;

import io.partline.requests.order.Approval;

/** Where an approval by a person stands. */
enum ApprovalStatus {
    PENDING,
    APPROVED,
    REJECTED;

    /** @throws IllegalArgumentException if a rule approved and nobody was asked */
    static ApprovalStatus of(Approval approval) {
        return switch (approval.status()) {
            case PENDING -> PENDING;
            case APPROVED -> APPROVED;
            case REJECTED -> REJECTED;
            case AUTO -> throw new IllegalArgumentException("nobody was asked: " + approval.rule());
        };
    }
}
