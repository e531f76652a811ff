package io.partline.acceptance.returns;

import static io.partline.acceptance.Lists.items;
import static io.partline.acceptance.Shipments.carrier;
import static io.partline.acceptance.Shipments.delivered;
import static io.partline.acceptance.Shipments.id;
import static io.partline.acceptance.Shipments.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.acceptance.Partline;
import io.partline.acceptance.Repair;
import io.partline.acceptance.Stock;
import io.partline.chassis.testing.Await;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What arrived is not what was ordered. */
class WrongPartInTheBoxIT {
    private static final String STATION = "S-WZ-01";
    private static final String PART = "DHF-124M";
    private static final String ACTUAL = "FAN-151A";

    private final Repair repair = new Repair(STATION, "BCD-215K");

    @Test
    void a_wrong_part_in_the_box_is_sent_back_and_the_right_one_is_sourced() {
        JsonNode shipment = repair.shipmentUnderWay(PART);
        assertThat(report(carrier(shipment), shipment, delivered()).status()).isEqualTo(200);
        repair.awaitLine("DELIVERED", 1);
        assertThat(repair.confirm(STATION, "WRONG_PART").status()).isEqualTo(200);
        repair.awaitShipment(2);
        JsonNode back = Await.until(
                        () -> items(Partline.as("HQ")
                                .get("/api/returns?shipmentId=" + id(shipment))
                                .body()),
                        found -> found.size() == 1)
                .getFirst();
        assertThat(back.path("reason").asString()).isEqualTo("WRONG_PART_SENT");

        String inspection =
                "/api/returns/%s/inspection".formatted(back.path("returnId").asString());
        Partline.Person centre = Partline.as(back.path("inspectionSite").asString());
        assertThat(centre.post(inspection, Map.of("disposition", "RESTOCK")).problem())
                .isEqualTo("actual-part-missing");
        String site = back.path("inspectionSite").asString();
        long before = Stock.stock(site, ACTUAL, "onHand");
        assertThat(centre.post(inspection, Map.of("disposition", "RESTOCK", "actualPartNumber", ACTUAL))
                        .status())
                .isEqualTo(200);
        Await.until(() -> Stock.stock(site, ACTUAL, "onHand") == before + 1);
    }
}
