package io.partline.acceptance.logistics;

import static io.partline.acceptance.Lists.items;
import static io.partline.acceptance.Shipments.carrier;
import static io.partline.acceptance.Shipments.id;
import static io.partline.acceptance.Shipments.report;
import static io.partline.acceptance.Shipments.told;
import static io.partline.acceptance.Stock.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.acceptance.Partline;
import io.partline.acceptance.Repair;
import io.partline.chassis.testing.Await;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A parcel that never arrives. */
class LostParcelIT {
    private static final String STATION = "S-WZ-01";
    private static final String PART = "DHF-124M";

    private final Repair repair = new Repair(STATION, "BCD-215K");

    @Test
    void a_parcel_that_is_lost_is_sourced_again_and_claimed_and_nothing_comes_back() {
        long inTransit = stock(STATION, PART, "inTransit");
        JsonNode shipment = repair.shipmentUnderWay(PART);
        assertThat(report(carrier(shipment), shipment, told("LOST")).text("/status"))
                .isEqualTo("FAILED");
        JsonNode next = repair.awaitShipment(2);
        assertThat(next.path("replaces").asString()).isEqualTo(id(shipment));
        Await.until(() -> items(Partline.as("HQ")
                                .get("/api/claims?shipmentId=" + id(shipment))
                                .body())
                        .size()
                == 1);
        Await.until(() -> stock(STATION, PART, "inTransit") == inTransit);
        assertThat(items(Partline.as("HQ")
                        .get("/api/returns?shipmentId=" + id(shipment))
                        .body()))
                .isEmpty();
        assertThat(repair.seen().path("status").asString()).isEqualTo("OPEN");
    }
}
