package io.partline.inventory.catalogue;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.imports.CsvImport;
import io.partline.chassis.imports.CsvRow;
import io.partline.chassis.imports.ImportOutcome;
import io.partline.inventory.catalogue.PartDetails.Interchangeability;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code POST /api/parts/import}: one row, one part. */
@Configuration
class PartImport {
    @Bean
    CsvImport parts(Commands commands) {
        return CsvImport.of(
                "parts",
                List.of("partNumber", "description", "descriptionZh", "unitPrice", "currency"),
                row -> commands.<Boolean>send(new RegisterPart(row.text("partNumber"), details(row)))
                        ? ImportOutcome.ACCEPTED
                        : ImportOutcome.UNCHANGED);
    }

    private static PartDetails details(CsvRow row) {
        return new PartDetails(
                row.text("description"),
                row.text("descriptionZh"),
                new Money(row.decimal("unitPrice"), row.text("currency")),
                row.optional("gtin"),
                row.optional("supersededBy"),
                date(row),
                row.optional("interchangeability") == null
                        ? null
                        : row.oneOf("interchangeability", Interchangeability.class),
                useUp(row));
    }

    private static @Nullable Boolean useUp(CsvRow row) {
        return switch (row.optional("useUp")) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            case String other ->
                throw new PartDecisions.BadPart("useUp is '%s'; it should be true or false".formatted(other));
        };
    }

    private static @Nullable LocalDate date(CsvRow row) {
        String text = row.optional("supersededFrom");
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new PartDecisions.BadPart(
                    "supersededFrom is '%s'; it should be a date such as 2026-03-01".formatted(text));
        }
    }
}
