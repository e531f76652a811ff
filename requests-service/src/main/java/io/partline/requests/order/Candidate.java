package io.partline.requests.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A site that was looked at for a demand.
 *
 * @param echelon OWN_SHELF, HOME_CENTRE, SIBLING_CENTRE or HQ
 * @param availableToPromise units, at the moment of the decision
 * @param reason why it was chosen or passed over, in words
 */
public record Candidate(
        String siteId,
        String echelon,
        long availableToPromise,
        @Nullable Instant promisedAt,
        boolean chosen,
        String reason) {}
