package io.partline.acceptance.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.acceptance.OwnPart;
import io.partline.acceptance.Repair;
import io.partline.acceptance.Returns;
import io.partline.acceptance.Shipments;
import io.partline.acceptance.Stock;
import io.partline.chassis.testing.Await;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What nobody took goes back to where it came from. */
class RefusedParcelIT {
    @Test
    void what_was_refused_lies_on_the_shelf_of_its_source_again() {
        OwnPart part = OwnPart.brought().stocked("C-NB", 2);
        Repair repair = part.ordered("S-WZ-01", 1, "CUSTOMER_DOWN");
        JsonNode shipment = repair.awaitShipment(1);
        assertThat(Shipments.dispatch(shipment).status()).isEqualTo(200);
        assertThat(Shipments.report(Shipments.carrier(shipment), shipment, Shipments.told("REFUSED"))
                        .text("/status"))
                .isEqualTo("FAILED");
        repair.awaitShipment(2);
        JsonNode back = Returns.await(shipment);
        assertThat(back.path("reason").asString()).isEqualTo("REFUSED");
        assertThat(back.path("inspectionSite").asString()).isEqualTo("C-NB");
        part.awaitPieces(2);
        Returns.inspect(back, Map.of("disposition", "RESTOCK"));
        Await.until(() -> Stock.stock("C-NB", part.number(), "onHand") == 2);
        part.awaitPieces(2);
    }
}
