package io.partline.inventory.stock;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of pieces beside their number.
 *
 * @param orderedPartNumber what was asked for, where another part takes its place
 * @param units what is known of single ones
 */
public record Particulars(
        @Nullable String orderedPartNumber, @Nullable List<Unit> units) {
    /**
     * One piece, as far as it is tracked.
     *
     * @param lot batch it was made in
     * @param expiresOn last day of use
     */
    public record Unit(
            @Nullable String lot,
            @Nullable String serial,
            @Nullable LocalDate expiresOn) {}

    /** None where nothing is known. */
    public static @Nullable Particulars of(@Nullable String orderedPartNumber, @Nullable List<Unit> units) {
        return orderedPartNumber == null && units == null ? null : new Particulars(orderedPartNumber, units);
    }
}
