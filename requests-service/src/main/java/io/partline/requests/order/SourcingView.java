package io.partline.requests.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of an order were looked for.
 *
 * @param candidates of the newest decision
 * @param decisions every decision, the newest last
 */
record SourcingView(String serviceOrderId, List<Candidate> candidates, List<Choice> decisions) {
    /**
     * @param chosen the site that serves the line; absent if none could and the demand waits
     * @param reason why none could
     */
    record Choice(
            String lineId,
            int attempt,
            Instant decidedAt,
            @Nullable String chosen,
            @Nullable String reason,
            List<Candidate> candidates) {}

    static SourcingView of(String serviceOrderId, List<OrderEvent> history) {
        List<Choice> choices = new ArrayList<>();
        for (OrderEvent event : history) {
            if (event instanceof OrderEvent.LineReserved e) {
                choices.add(new Choice(e.lineId(), e.attempt(), e.occurredAt(), e.source(), null, e.candidates()));
            } else if (event instanceof OrderEvent.LineBackordered e) {
                choices.add(new Choice(e.lineId(), e.attempt(), e.occurredAt(), null, e.reason(), e.candidates()));
            }
        }
        return new SourcingView(
                serviceOrderId,
                choices.isEmpty() ? List.of() : choices.getLast().candidates(),
                choices);
    }
}
