package io.partline.inventory.model;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.History;
import io.partline.chassis.imports.CsvImport;
import io.partline.chassis.imports.CsvRow;
import io.partline.chassis.imports.ImportOutcome;
import io.partline.inventory.catalogue.PartNumber;
import io.partline.inventory.catalogue.PartState;
import io.partline.inventory.catalogue.UnknownPart;
import io.partline.inventory.model.ModelCommand.FitPart;
import io.partline.inventory.model.ModelCommand.WithdrawPartFit;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code POST /api/models/import}: one row for each part of a model. A row whose column {@code withdrawn} says yes takes the
 * fit back, and needs no names.
 */
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
                    return commands.send(command(row)).changed() ? ImportOutcome.ACCEPTED : ImportOutcome.UNCHANGED;
                });
    }

    private static ModelCommand command(CsvRow row) {
        String productModel = row.text("productModel");
        String partNumber = row.text("partNumber");
        return row.yes("withdrawn")
                ? new WithdrawPartFit(productModel, partNumber)
                : new FitPart(productModel, row.text("name"), row.text("nameZh"), partNumber);
    }

    private static List<String> concerned(CsvRow row) {
        return List.of(
                new ModelNumber(row.text("productModel")).aggregateId(),
                new PartNumber(row.text("partNumber")).aggregateId());
    }
}
