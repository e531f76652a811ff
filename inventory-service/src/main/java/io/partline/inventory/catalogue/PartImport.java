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
    CsvImport partCsv(Commands commands) {
        return CsvImport.of(
                "parts",
                List.of("partNumber", "description", "descriptionZh", "unitPrice", "currency"),
                row -> commands.send(new RegisterPart(row.text("partNumber"), details(row)))
                                .changed()
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
            case String other -> throw new InvalidPart("useUp", other, "true or false");
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
            throw new InvalidPart("supersededFrom", text, "a date such as 2026-03-01");
        }
    }
}
