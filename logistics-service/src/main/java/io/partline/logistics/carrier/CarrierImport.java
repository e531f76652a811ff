package io.partline.logistics.carrier;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.imports.CsvImport;
import io.partline.chassis.imports.CsvRow;
import io.partline.chassis.imports.ImportOutcome;
import io.partline.logistics.carrier.CarrierCommand.OfferLane;
import io.partline.logistics.carrier.CarrierCommand.WithdrawLane;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code POST /api/carriers/import}: one row for each lane of a carrier. A row whose column {@code withdrawn} says yes takes
 * the lane back, and needs carrier and regions only.
 */
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
                "carriers",
                columns,
                row -> List.of(new CarrierId(row.text("carrierId")).aggregateId()),
                row -> commands.send(command(row)).changed() ? ImportOutcome.ACCEPTED : ImportOutcome.UNCHANGED);
    }

    private static CarrierCommand command(CsvRow row) {
        CarrierId carrierId = new CarrierId(row.text("carrierId"));
        return row.yes("withdrawn")
                ? new WithdrawLane(carrierId, row.text("originRegion"), row.text("destinationRegion"))
                : new OfferLane(carrierId, row.text("name"), row.text("nameZh"), lane(row));
    }

    private static Lane lane(CsvRow row) {
        return new Lane(
                row.text("originRegion"),
                row.text("destinationRegion"),
                row.count("transitHours"),
                row.decimal("rate"),
                row.text("currency"),
                row.count("pastShipments"),
                row.count("pastOnTime"),
                row.count("pastDamaged"));
    }
}
