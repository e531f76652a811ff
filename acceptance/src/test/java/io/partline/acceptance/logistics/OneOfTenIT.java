package io.partline.acceptance.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.acceptance.OwnPart;
import io.partline.acceptance.Repair;
import io.partline.acceptance.Returns;
import io.partline.acceptance.Shipments;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Of ten pieces one is of no use, and the other nine are. */
class OneOfTenIT {
    private static final String STATION = "S-WZ-01";

    @Test
    void one_that_is_torn_on_the_way_is_sent_again_and_the_nine_are_confirmed() {
        OwnPart part = OwnPart.brought().stocked("C-NB", 20);
        Repair repair = part.ordered(STATION, 10, "CUSTOMER_DOWN");
        JsonNode shipment = repair.awaitShipment(1);
        assertThat(Shipments.dispatch(shipment).status()).isEqualTo(200);
        String carrier = Shipments.carrier(shipment);
        assertThat(Shipments.report(carrier, shipment, Shipments.told("DAMAGED", 11))
                        .problem())
                .isEqualTo("more-than-left");
        assertThat(Shipments.report(carrier, shipment, Shipments.told("DAMAGED", 1))
                        .text("/status"))
                .isEqualTo("IN_TRANSIT");
        assertThat(repair.awaitShipment(2).path("quantity").asInt()).isEqualTo(1);
        assertThat(Shipments.report(carrier, shipment, Shipments.delivered()).text("/status"))
                .isEqualTo("DELIVERED");
        part.awaitPieces(20);

        repair.awaitConfirmed(Map.of("condition", "GOOD"));
        assertThat(repair.line().path("received").asInt()).isEqualTo(9);
        part.awaitPieces(11);
        repair.delivered(2);
        repair.awaitConfirmed(Map.of("condition", "GOOD"));
        assertThat(repair.seen().path("status").asString()).isEqualTo("COMPLETED");
        Returns.inspect(Returns.await(shipment), Map.of("disposition", "SCRAP"));
        part.awaitPieces(9);
    }

    @Test
    void one_that_the_station_finds_broken_is_sent_again() {
        OwnPart part = OwnPart.brought().stocked("C-NB", 12);
        Repair repair = part.ordered(STATION, 10, "CUSTOMER_DOWN");
        JsonNode shipment = repair.delivered(1);
        repair.awaitConfirmed(Map.of("condition", "DAMAGED", "quantity", 1));
        assertThat(repair.confirm(Map.of("condition", "GOOD", "quantity", 10)).problem())
                .isEqualTo("more-than-there");
        repair.awaitConfirmed(Map.of("condition", "GOOD"));
        repair.delivered(2);
        repair.awaitConfirmed(Map.of("condition", "GOOD"));
        assertThat(repair.seen().path("status").asString()).isEqualTo("COMPLETED");
        Returns.inspect(Returns.await(shipment), Map.of("disposition", "RESTOCK"));
        part.awaitPieces(2);
    }
}
