package io.partline.logistics.shipment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Who took it, and how it looked. */
public record ProofOfDelivery(
        @NotBlank @Size(max = 200) @Pattern(regexp = Milestone.ONE_LINE, message = Milestone.NO_CONTROLS)
        String signedBy,

        @NotNull Condition condition) {
    public enum Condition {
        GOOD,
        DAMAGED
    }
}
