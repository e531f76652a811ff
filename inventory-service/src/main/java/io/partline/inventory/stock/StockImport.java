package io.partline.inventory.stock;

import io.partline.chassis.aggregate.History;
import io.partline.chassis.imports.CsvImport;
import io.partline.chassis.imports.CsvRow;
import io.partline.chassis.imports.ImportOutcome;
import io.partline.inventory.catalogue.PartNumber;
import io.partline.inventory.catalogue.PartState;
import io.partline.inventory.catalogue.UnknownPart;
import io.partline.inventory.network.SiteId;
import io.partline.inventory.network.SiteState;
import io.partline.inventory.network.UnknownSite;
import io.partline.inventory.stock.StockCommand.ReceiveStock;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code POST /api/stock/import}: one row, one receipt. Where one delivery note names a part twice, the optional column
 * {@code line} tells its rows apart.
 */
@Configuration
class StockImport {
    @Bean
    CsvImport stockCsv(DeliveryNotes notes, History<SiteState> sites, History<PartState> parts, Clock clock) {
        return CsvImport.of(
                "stock", List.of("siteId", "partNumber", "quantity", "reference"), StockImport::concerned, row -> {
                    String siteId = row.text("siteId");
                    String partNumber = row.text("partNumber");
                    if (!sites.exists(new SiteId(siteId).aggregateId())) {
                        throw new UnknownSite(siteId);
                    }
                    if (!parts.exists(new PartNumber(partNumber).aggregateId())) {
                        throw new UnknownPart(partNumber);
                    }
                    return notes.receive(new ReceiveStock(
                                    StockItemId.of(partNumber, siteId),
                                    row.wholeNumber("quantity"),
                                    reference(row),
                                    clock.instant()))
                            ? ImportOutcome.ACCEPTED
                            : ImportOutcome.UNCHANGED;
                });
    }

    private static List<String> concerned(CsvRow row) {
        StockItemId item = StockItemId.of(row.text("partNumber"), row.text("siteId"));
        return List.of(
                item.toString(),
                new SiteId(item.siteId()).aggregateId(),
                new PartNumber(item.partNumber()).aggregateId());
    }

    private static String reference(CsvRow row) {
        String line = row.optional("line");
        return line == null ? row.text("reference") : row.text("reference") + "#" + line;
    }
}
