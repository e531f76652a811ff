package io.partline.logistics.shipment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Who took it, and how it looked. */
public record ProofOfDelivery(
        @NotBlank @Size(max = 200) String signedBy, @NotNull Condition condition) {
    public enum Condition {
        GOOD,
        DAMAGED
    }
}
