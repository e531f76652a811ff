package io.partline.acceptance.requests;

import static io.partline.acceptance.Shipments.awaitStatus;
import static io.partline.acceptance.Shipments.carrier;
import static io.partline.acceptance.Shipments.delivered;
import static io.partline.acceptance.Shipments.dispatch;
import static io.partline.acceptance.Shipments.id;
import static io.partline.acceptance.Shipments.report;
import static io.partline.acceptance.Stock.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.acceptance.Repair;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An order nobody needs any more: what has not left is given back, what has left comes to the shelf. */
class CancelledOrderIT {
    private static final String STATION = "S-WZ-01";
    private static final String PART = "DHF-124M";

    /** Another one, for what stays on its shelf would serve the next order. */
    private static final String NEIGHBOUR = "S-JH-01";

    @Test
    void an_order_nobody_needs_any_more_gives_back_what_has_not_left() {
        Repair repair = new Repair(STATION, "BCD-215K");
        long promisable = stock(PART, "availableToPromise");
        repair.order(PART);
        repair.awaitLine("RESERVED", 1);
        JsonNode shipment = repair.awaitShipment(1);
        Await.until(() -> stock(PART, "availableToPromise") == promisable - 1);

        Answer cancelled = repair.cancel();
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
        awaitStatus(shipment, "CANCELLED");
        Await.until(() -> stock(PART, "availableToPromise") == promisable);
        Await.until(() -> repair.line().path("stillMoving").isEmpty());
        assertThat(dispatch(shipment).status()).isEqualTo(409);
        assertThat(repair.cancel().status()).as("once more").isEqualTo(200);
    }

    @Test
    void what_had_left_when_it_was_cancelled_comes_to_the_shelf_of_the_station() {
        Repair repair = new Repair(NEIGHBOUR, "BCD-215K");
        long shelf = stock(NEIGHBOUR, PART, "onHand");
        long inTransit = stock(NEIGHBOUR, PART, "inTransit");
        JsonNode shipment = repair.shipmentUnderWay(PART);
        assertThat(repair.cancel().text("/lines/0/stillMoving/0")).isEqualTo(id(shipment));
        assertThat(report(carrier(shipment), shipment, delivered()).status()).isEqualTo(200);
        Await.until(() -> repair.confirm(NEIGHBOUR).status() == 200);
        Await.until(() -> stock(NEIGHBOUR, PART, "onHand") == shelf + 1);
        assertThat(stock(NEIGHBOUR, PART, "inTransit")).isEqualTo(inTransit);
        assertThat(repair.line().path("stillMoving").isEmpty()).isTrue();
        assertThat(repair.seen().path("status").asString()).isEqualTo("CANCELLED");
    }
}
