package io.partline.logistics.shipment;

import io.partline.chassis.rest.OneLine;
import io.partline.chassis.rest.Prose;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report of what happened to a shipment, by REST or by Kafka: the same members within the same bounds.
 *
 * @param occurredAt with any offset; kept in UTC
 * @param note in the carrier's words
 * @param quantity pieces that are damaged, lost, refused or on their way back, of those that are left; absent for all of them
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

        @Nullable @Size(max = 200) @OneLine String location,

        @Nullable @Size(max = 2_000) @Prose String note,

        @Nullable @Min(1) @Max(1_000_000) Long quantity,

        @Nullable @Valid ProofOfDelivery proofOfDelivery) {
    Milestone milestone() {
        return new Milestone(type, occurredAt, location, note, quantity);
    }
}
