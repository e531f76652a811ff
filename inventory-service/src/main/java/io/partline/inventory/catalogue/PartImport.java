package io.partline.inventory.catalogue;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.History;
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
    CsvImport partCsv(Commands commands, History<PartState> parts) {
        return CsvImport.of(
                "parts",
                List.of("partNumber", "description", "descriptionZh", "unitPrice", "currency"),
                row -> List.of(new PartNumber(row.text("partNumber")).aggregateId()),
                row -> {
                    String partNumber = row.text("partNumber");
                    PartDetails before =
                            parts.of(new PartNumber(partNumber).aggregateId()).details();
                    return commands.send(new RegisterPart(partNumber, details(row, before)))
                                    .changed()
                            ? ImportOutcome.ACCEPTED
                            : ImportOutcome.UNCHANGED;
                });
    }

    private static PartDetails details(CsvRow row, @Nullable PartDetails before) {
        return new PartDetails(
                row.text("description"),
                row.text("descriptionZh"),
                new Money(row.decimal("unitPrice"), row.text("currency")),
                row.orBefore("gtin", before, PartDetails::gtin, row::optional),
                row.orBefore("supersededBy", before, PartDetails::supersededBy, row::optional),
                row.orBefore("supersededFrom", before, PartDetails::supersededFrom, _ -> date(row)),
                row.orBefore(
                        "interchangeability",
                        before,
                        PartDetails::interchangeability,
                        column -> row.optional(column) == null ? null : row.oneOf(column, Interchangeability.class)),
                row.orBefore("useUp", before, PartDetails::useUp, _ -> useUp(row)));
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
