package io.partline.inventory.catalogue;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/**
 * @param amount decimal, written as text so that no client rounds it
 * @param currency ISO 4217 code
 */
@Schema(example = """
        {"amount":"38.50","currency":"CNY"}
        """)
public record Money(
        @Schema(type = "string", example = "38.50") @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal amount,

        String currency) {
    /** What every amount that comes in keeps to: not negative, at most 12 digits, at most 4 of them decimals; a code. */
    public boolean hasPlainForm() {
        return amount.signum() >= 0
                && amount.scale() >= 0
                && amount.scale() <= 4
                && amount.precision() <= 12
                && currency.matches("[A-Z]{3}");
    }
}
