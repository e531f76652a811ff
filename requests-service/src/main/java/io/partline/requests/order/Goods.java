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

    /** So many of them. Which ones nobody says, unless it is all of them. */
    Goods some(long pieces) {
        return new Goods(partNumber, pieces, pieces == quantity ? units : List.of());
    }
}
