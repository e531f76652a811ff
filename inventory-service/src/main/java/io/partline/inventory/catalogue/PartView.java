package io.partline.inventory.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A part as clients see it; see {@link PartDetails} for its members. */
@Schema(example = """
        {"partNumber":"DHF-215K","description":"Door hinge, lower, right","descriptionZh":"右下门铰链",
         "unitPrice":{"amount":"36.00","currency":"CNY"},"gtin":"6901234567892","supersededBy":"DHF-215KA",
         "supersededFrom":"2027-03-01","interchangeability":"ONE_WAY","useUp":true}
        """)
record PartView(
        String partNumber,
        String description,
        String descriptionZh,
        Money unitPrice,
        @Nullable String gtin,
        @Nullable String supersededBy,
        @Nullable LocalDate supersededFrom,
        PartDetails.@Nullable Interchangeability interchangeability,
        @Nullable Boolean useUp) {
    static PartView of(String partNumber, PartDetails details) {
        return new PartView(
                partNumber,
                details.description(),
                details.descriptionZh(),
                details.unitPrice(),
                details.gtin(),
                details.supersededBy(),
                details.supersededFrom(),
                details.interchangeability(),
                details.useUp());
    }
}
