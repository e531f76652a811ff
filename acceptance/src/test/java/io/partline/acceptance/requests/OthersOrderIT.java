package io.partline.acceptance.requests;

import static io.partline.acceptance.Shipments.damaged;
import static io.partline.acceptance.Shipments.delivered;
import static io.partline.acceptance.Shipments.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.acceptance.Partline;
import io.partline.acceptance.Partline.Person;
import io.partline.acceptance.Repair;
import io.partline.acceptance.Shipments;
import io.partline.chassis.testing.Http.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An order is the business of those who have to do with it. */
class OthersOrderIT {
    private static final String STATION = "S-WZ-01";
    private static final String MODEL = "BCD-215K";
    private static final String PART = "DHF-124M";

    private final Repair repair = new Repair(STATION, MODEL);

    @Test
    void others_neither_see_nor_touch_an_order_or_a_shipment() {
        repair.order(PART);
        repair.awaitLine("RESERVED", 1);
        JsonNode shipment = repair.awaitShipment(1);
        String carrier = shipment.path("carrierId").asString();
        String otherCarrier = carrier.equals("CR-02") ? "CR-01" : "CR-02";
        String order = "/api/service-orders/" + repair.id();

        Person neighbour = Partline.as("S-JH-01");
        for (String path : List.of(order, order + "/sourcing", order + "/timeline")) {
            assertThat(neighbour.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(repair.confirm("S-JH-01").status()).isEqualTo(404);
        assertThat(neighbour.get("/api/service-orders").body().toString()).doesNotContain(repair.id());
        assertThat(neighbour.get("/api/shipments/" + Shipments.id(shipment)).status())
                .isEqualTo(404);
        assertThat(Partline.as(otherCarrier)
                        .get("/api/shipments/" + Shipments.id(shipment))
                        .status())
                .isEqualTo(404);
        assertThat(report(otherCarrier, shipment, damaged()).status()).isEqualTo(404);
        assertThat(Partline.as("S-JH-01")
                        .post("/api/shipments/%s/dispatch".formatted(Shipments.id(shipment)), Map.of())
                        .status())
                .isEqualTo(404);

        // Not before it is handed over, not even by its own carrier.
        Answer early = report(carrier, shipment, delivered());
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text("/detail")).isNotBlank();

        assertThat(repair.line().path("status").asString()).isEqualTo("RESERVED");
        assertThat(repair.awaitShipment(1)).isEqualTo(shipment);
    }
}
