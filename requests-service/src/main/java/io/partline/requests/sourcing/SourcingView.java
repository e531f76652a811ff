package io.partline.requests.sourcing;

import io.partline.requests.order.Candidate;
import io.partline.requests.order.ServiceOrderId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of an order were looked for.
 *
 * @param candidates of the newest decision
 * @param decisions every decision, the newest last
 */
@Schema(example = """
        {"serviceOrderId": "SO-7K3M9QX2PV4D",
         "candidates": [{"siteId": "C-NB", "echelon": "SIBLING_CENTRE", "availableToPromise": 2,
           "promisedAt": "2026-11-24T17:20:00Z", "chosen": true, "reason": "promises it first"}],
         "decisions": [{"lineId": "SO-7K3M9QX2PV4D-1", "attempt": 1, "decidedAt": "2026-11-23T06:02:11Z",
           "chosen": "C-NB", "candidates": [{"siteId": "C-NB", "echelon": "SIBLING_CENTRE", "availableToPromise": 2,
             "promisedAt": "2026-11-24T17:20:00Z", "chosen": true, "reason": "promises it first"}],
           "sitesWithout": 28}]}
        """)
record SourcingView(String serviceOrderId, List<Candidate> candidates, List<SourcingDecision> decisions) {
    /**
     * @param chosen the site that serves the line; absent if none could and the demand waits
     * @param reason why none could
     * @param sitesWithout sibling centres that were looked at and have none; the candidates are without them
     */
    @Schema(example = """
            {"lineId": "SO-7K3M9QX2PV4D-1", "attempt": 1, "decidedAt": "2026-11-23T06:02:11Z", "reason": "no site can promise 1 of DHF-215KA now",
             "candidates": [{"siteId": "C-NB", "echelon": "SIBLING_CENTRE", "availableToPromise": 0, "chosen": false,
               "reason": "has none to promise"}], "sitesWithout": 28}
            """)
    record SourcingDecision(
            String lineId,
            int attempt,
            Instant decidedAt,
            @Nullable String chosen,
            @Nullable String reason,
            List<Candidate> candidates,
            int sitesWithout) {}

    static SourcingView of(ServiceOrderId id, SourcingState state) {
        List<SourcingDecision> decisions = state.choices().stream()
                .map(choice -> new SourcingDecision(
                        choice.lineId().value(),
                        choice.attempt(),
                        choice.decidedAt(),
                        choice.chosen(),
                        choice.reason(),
                        choice.candidates(),
                        choice.sitesWithout()))
                .toList();
        return new SourcingView(
                id.value(),
                decisions.isEmpty() ? List.of() : decisions.getLast().candidates(),
                decisions);
    }
}
