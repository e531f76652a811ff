package io.partline.logistics.carrier;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.imports.CsvImport;
import io.partline.chassis.imports.ImportOutcome;
import io.partline.logistics.carrier.CarrierCommand.OfferLane;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code POST /api/carriers/import}: one row for each lane of a carrier. */
@Configuration
class CarrierImport {
    @Bean
    CsvImport importOfCarriers(Commands commands) {
        List<String> columns = List.of(
                "carrierId",
                "name",
                "nameZh",
                "originRegion",
                "destinationRegion",
                "transitHours",
                "rate",
                "currency",
                "pastShipments",
                "pastOnTime",
                "pastDamaged");
        return CsvImport.of(
                "carriers", columns, row -> List.of(new CarrierId(row.text("carrierId")).aggregateId()), row -> {
                    Lane lane = new Lane(
                            row.text("originRegion"),
                            row.text("destinationRegion"),
                            row.count("transitHours"),
                            row.decimal("rate"),
                            row.text("currency"),
                            row.count("pastShipments"),
                            row.count("pastOnTime"),
                            row.count("pastDamaged"));
                    OfferLane offer = new OfferLane(
                            new CarrierId(row.text("carrierId")), row.text("name"), row.text("nameZh"), lane);
                    return commands.send(offer).changed() ? ImportOutcome.ACCEPTED : ImportOutcome.UNCHANGED;
                });
    }
}
