package io.partline.inventory.catalogue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a part.
 *
 * @param gtin GS1 Global Trade Item Number, where the part has one
 * @param supersededBy number of the part that replaces this one, from {@code supersededFrom}
 * @param interchangeability whether the old part may also stand in for the new one
 * @param useUp whether stock of this part is to be issued before its successor's
 */
public record PartDetails(
        String description,
        String descriptionZh,
        Money unitPrice,
        @Nullable String gtin,
        @Nullable String supersededBy,
        @Nullable LocalDate supersededFrom,
        @Nullable Interchangeability interchangeability,
        @Nullable Boolean useUp) {
    public enum Interchangeability {
        ONE_WAY,
        BOTH_WAYS
    }
}
