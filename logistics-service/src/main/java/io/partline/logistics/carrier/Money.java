package io.partline.logistics.carrier;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/**
 * An amount, told as text so that no reader rounds it.
 *
 * @param currency ISO 4217 code
 */
@Schema(example = """
        {"amount": "18.00", "currency": "CNY"}
        """)
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = "string", example = "18.00")
        BigDecimal amount,

        String currency) {}
