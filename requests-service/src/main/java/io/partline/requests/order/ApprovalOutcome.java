package io.partline.requests.order;

import java.time.Instant;

/** What the rule says about a line that is being placed. */
public sealed interface ApprovalOutcome {
    /** @param mayDrawOnHq whether headquarters' stock may serve it directly */
    record AutoApproved(String rule, boolean mayDrawOnHq) implements ApprovalOutcome {}

    /** @param approver the site whose people must decide, by {@code dueAt} */
    record NeedsApproval(String rule, String approver, Instant dueAt) implements ApprovalOutcome {}
}
