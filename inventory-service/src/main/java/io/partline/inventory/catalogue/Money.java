package io.partline.inventory.catalogue;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * @param amount decimal, written as text so that no client rounds it
 * @param currency ISO 4217 code
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {
    /** What every amount that comes in keeps to: not negative, at most 12 digits, at most 4 of them decimals; a code. */
    public boolean hasPlainForm() {
        return amount.signum() >= 0
                && amount.scale() >= 0
                && amount.scale() <= 4
                && amount.precision() <= 12
                && currency.matches("[A-Z]{3}");
    }
}
