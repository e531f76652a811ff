package io.partline.requests.order;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A site that was looked at for a demand.
 *
 * @param echelon OWN_SHELF, HOME_CENTRE, SIBLING_CENTRE or HQ
 * @param availableToPromise units, at the moment of the decision
 * @param reason why it was chosen or passed over, in words
 */
@Schema(example = """
        {"siteId": "C-NB", "echelon": "SIBLING_CENTRE", "availableToPromise": 2,
         "promisedAt": "2026-11-24T17:20:00Z", "chosen": true, "reason": "promises it first"}
        """)
public record Candidate(
        String siteId,
        String echelon,
        long availableToPromise,
        @Nullable Instant promisedAt,
        boolean chosen,
        String reason) {}
