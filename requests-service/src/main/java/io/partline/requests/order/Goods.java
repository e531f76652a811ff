package io.partline.requests.order;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of a part.
 *
 * @param partNumber what they are; under supersession not what was ordered
 * @param quantity how many
 * @param units what is known of single ones; empty where nobody tracks them
 */
public record Goods(String partNumber, long quantity, List<Unit> units) {
    public record Unit(
            @Nullable String lot,
            @Nullable String serial,
            @Nullable LocalDate expiresOn) {}

    /** So many of them, after others that have been spoken of. */
    Goods some(long after, long pieces) {
        int from = (int) Math.min(after, units.size());
        int to = (int) Math.min(after + pieces, units.size());
        return new Goods(partNumber, pieces, units.subList(from, to));
    }
}
