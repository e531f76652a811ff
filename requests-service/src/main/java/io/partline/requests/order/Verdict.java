package io.partline.requests.order;

import java.time.Instant;

/** What the rule says about a line that is being placed. */
public sealed interface Verdict {
    /** @param mayDrawOnHq whether headquarters' stock may serve it directly */
    record Covered(String rule, boolean mayDrawOnHq) implements Verdict {}

    /** @param approver the site whose people must decide, by {@code dueAt} */
    record AskSomebody(String rule, String approver, Instant dueAt) implements Verdict {}
}
