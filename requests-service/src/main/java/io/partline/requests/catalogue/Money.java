package io.partline.requests.catalogue;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * @param amount decimal, written as text so that no client rounds it
 * @param currency ISO 4217 code
 */
@Schema(example = "{\"amount\": \"38.50\", \"currency\": \"CNY\"}")
public record Money(
        @NotNull
        @PositiveOrZero
        @Digits(integer = 12, fraction = 4)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Schema(type = "string", example = "38.50")
        BigDecimal amount,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be a currency code of three capital letters")
        String currency) {
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public Money times(long quantity) {
        return new Money(amount.multiply(BigDecimal.valueOf(quantity)), currency);
    }

    /** So many parts of so many. */
    public Money shared(long parts, long of) {
        BigDecimal share = amount.multiply(BigDecimal.valueOf(parts))
                .divide(BigDecimal.valueOf(of), amount.scale(), RoundingMode.HALF_UP);
        return new Money(share, currency);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
