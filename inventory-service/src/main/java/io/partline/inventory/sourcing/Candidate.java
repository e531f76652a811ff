package io.partline.inventory.sourcing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A site that was considered.
 *
 * @param availableToPromise pieces it could promise at that moment
 * @param promisedAt when its part would be in the requester's hands; null when it cannot promise the whole quantity
 * @param reason why it was chosen or not, in words
 */
public record Candidate(
        String siteId,
        Echelon echelon,
        long availableToPromise,
        @Nullable Instant promisedAt,
        boolean chosen,
        String reason) {
    /** How the site stands to the one that asks. */
    public enum Echelon {
        OWN_SHELF(0),
        HOME_CENTRE(2),
        SIBLING_CENTRE(4),
        HQ(8);

        private final int handlingHours;

        Echelon(int handlingHours) {
            this.handlingHours = handlingHours;
        }

        /** Hours from the decision until the part leaves the site. */
        int handlingHours() {
            return handlingHours;
        }
    }
}
