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

    /** The first so many of them. */
    Goods first(long pieces) {
        return new Goods(partNumber, pieces, units.subList(0, (int) Math.min(pieces, units.size())));
    }
}
