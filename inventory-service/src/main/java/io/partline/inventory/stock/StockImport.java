package io.partline.inventory.stock;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.imports.CsvImport;
import io.partline.chassis.imports.ImportOutcome;
import io.partline.chassis.refusal.Refusal;
import io.partline.inventory.catalogue.Part;
import io.partline.inventory.network.Site;
import io.partline.inventory.stock.StockCommand.ReceiveStock;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code POST /api/stock/import}: one row, one receipt. */
@Configuration
class StockImport {
    static final class Unknown extends Refusal {
        Unknown(String what, String id) {
            super(
                    Kind.UNACCEPTABLE,
                    "unknown-" + what,
                    "There is no %s %s; import it first.".formatted(what, id),
                    Map.of());
        }
    }

    @Bean
    CsvImport stock(Commands commands, EventLog log, Clock clock) {
        return CsvImport.of("stock", List.of("siteId", "partNumber", "quantity", "reference"), row -> {
            String siteId = row.text("siteId");
            String partNumber = row.text("partNumber");
            if (!log.exists(Site.id(siteId))) {
                throw new Unknown("site", siteId);
            }
            if (!log.exists(Part.id(partNumber))) {
                throw new Unknown("part", partNumber);
            }
            boolean changed = commands.send(new ReceiveStock(
                    StockItemId.of(partNumber, siteId),
                    row.wholeNumber("quantity"),
                    row.text("reference"),
                    clock.instant()));
            return changed ? ImportOutcome.ACCEPTED : ImportOutcome.UNCHANGED;
        });
    }
}
