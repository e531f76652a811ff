package io.partline.logistics.shipment;

import io.partline.chassis.rest.OneLine;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Who took it, and how it looked. */
@Schema(example = """
        {"signedBy": "Wang Li", "condition": "GOOD"}
        """)
public record ProofOfDelivery(
        @NotBlank @Size(max = 200) @OneLine String signedBy,
        @NotNull Condition condition) {
    public enum Condition {
        GOOD,
        DAMAGED
    }
}
