package io.partline.inventory.model;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.History;
import io.partline.chassis.imports.CsvImport;
import io.partline.chassis.imports.CsvRow;
import io.partline.chassis.imports.ImportOutcome;
import io.partline.inventory.catalogue.PartNumber;
import io.partline.inventory.catalogue.PartState;
import io.partline.inventory.catalogue.UnknownPart;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code POST /api/models/import}: one row for each part of a model. */
@Configuration
class ModelImport {
    @Bean
    CsvImport modelCsv(Commands commands, History<PartState> parts) {
        return CsvImport.of(
                "models", List.of("productModel", "name", "nameZh", "partNumber"), ModelImport::concerned, row -> {
                    String partNumber = row.text("partNumber");
                    if (!parts.exists(new PartNumber(partNumber).aggregateId())) {
                        throw new UnknownPart(partNumber);
                    }
                    return commands.send(new FitPart(
                                            row.text("productModel"), row.text("name"), row.text("nameZh"), partNumber))
                                    .changed()
                            ? ImportOutcome.ACCEPTED
                            : ImportOutcome.UNCHANGED;
                });
    }

    private static List<String> concerned(CsvRow row) {
        return List.of(
                new ModelNumber(row.text("productModel")).aggregateId(),
                new PartNumber(row.text("partNumber")).aggregateId());
    }
}
