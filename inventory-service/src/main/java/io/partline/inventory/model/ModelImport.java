package io.partline.inventory.model;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.imports.CsvImport;
import io.partline.chassis.imports.ImportOutcome;
import io.partline.chassis.refusal.Refusal;
import io.partline.inventory.catalogue.Part;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code POST /api/models/import}: one row for each part of a model. */
@Configuration
class ModelImport {
    static final class NoSuchPart extends Refusal {
        NoSuchPart(String partNumber) {
            super(
                    Kind.UNACCEPTABLE,
                    "unknown-part",
                    "There is no part %s in the catalogue; import it first.".formatted(partNumber),
                    Map.of("partNumber", partNumber));
        }
    }

    @Bean
    CsvImport models(Commands commands, EventLog log) {
        return CsvImport.of("models", List.of("productModel", "name", "nameZh", "partNumber"), row -> {
            String partNumber = row.text("partNumber");
            if (!log.exists(Part.id(partNumber))) {
                throw new NoSuchPart(partNumber);
            }
            boolean changed = commands.send(
                    new FitPart(row.text("productModel"), row.text("name"), row.text("nameZh"), partNumber));
            return changed ? ImportOutcome.ACCEPTED : ImportOutcome.UNCHANGED;
        });
    }
}
