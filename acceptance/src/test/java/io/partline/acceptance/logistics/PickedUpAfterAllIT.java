package io.partline.acceptance.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.acceptance.OwnPart;
import io.partline.acceptance.Repair;
import io.partline.acceptance.Shipments;
import io.partline.acceptance.Stock;
import io.partline.chassis.testing.Await;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The order was cancelled, and the driver had taken the parcel all the same. */
class PickedUpAfterAllIT {
    private static final String STATION = "S-WZ-01";

    @Test
    void what_left_though_it_was_called_off_arrives_and_no_piece_is_there_twice() {
        OwnPart part = OwnPart.brought().stocked("C-NB", 1);
        Repair repair = part.ordered(STATION, 1, "CUSTOMER_DOWN");
        JsonNode shipment = repair.awaitShipment(1);
        assertThat(repair.cancel().status()).isEqualTo(200);
        Shipments.awaitStatus(shipment, "CANCELLED");
        Await.until(() -> Stock.stock("C-NB", part.number(), "availableToPromise") == 1);

        String carrier = Shipments.carrier(shipment);
        assertThat(Shipments.report(carrier, shipment, Shipments.told("PICKED_UP"))
                        .text("/status"))
                .isEqualTo("IN_TRANSIT");
        Await.until(() -> Stock.stock("C-NB", part.number(), "onHand") == 0);
        Await.until(() -> repair.line().at("/stillMoving/0").asString().equals(Shipments.id(shipment)));
        assertThat(Shipments.report(carrier, shipment, Shipments.delivered()).status())
                .isEqualTo(200);
        repair.awaitConfirmed(Map.of("condition", "GOOD"));
        Await.until(() -> Stock.stock(STATION, part.number(), "onHand") == 1);
        part.awaitPieces(1);
    }
}
