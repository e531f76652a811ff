package io.partline.logistics.shipment;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report of what happened to a shipment, by REST or by Kafka: the same members within the same bounds.
 *
 * @param occurredAt with any offset; kept in UTC
 * @param note in the carrier's words
 * @param proofOfDelivery needed by DELIVERED
 */
@Schema(example = """
        {
          "type": "DELIVERED",
          "occurredAt": "2026-11-23T13:00:00Z",
          "location": "Taizhou",
          "note": "left at the service desk",
          "proofOfDelivery": {"signedBy": "Wang Li", "condition": "GOOD"}
        }
        """)
public record MilestoneReport(
        @NotNull Milestone.Type type,
        @NotNull Instant occurredAt,

        @Nullable @Size(max = 200) @Pattern(regexp = SOME_LINE, message = SOMETHING)
        String location,

        @Nullable @Size(max = 2_000) @Pattern(regexp = SOME_PROSE, message = SOMETHING)
        String note,

        @Nullable @Valid ProofOfDelivery proofOfDelivery) {
    private static final String SOMETHING_TO_READ = "^(?=[\\s\\S]*[^\\s\\u3000])";
    private static final String SOME_LINE = SOMETHING_TO_READ + "[^\\x00-\\x1F\\x7F\\p{Cs}]*$";
    private static final String SOME_PROSE = SOMETHING_TO_READ + "[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\p{Cs}]*$";
    private static final String SOMETHING = "must say something, without control characters, or be left out";

    Milestone milestone() {
        return new Milestone(type, occurredAt, location, note);
    }
}
