package io.partline.acceptance.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.acceptance.OwnPart;
import io.partline.acceptance.Partline;
import io.partline.acceptance.Repair;
import io.partline.acceptance.Stock;
import io.partline.chassis.testing.Await;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A shelf is filled by an order like any other. */
class StockOrderIT {
    @Test
    void a_stock_order_reaches_the_shelf_and_is_not_served_from_it() {
        OwnPart part = OwnPart.brought().stocked("S-TZ-01", 1).stocked("C-NB", 9);
        Repair station = part.ordered("S-TZ-01", 3, "STOCK");
        station.delivered(1);
        station.awaitConfirmed(Map.of("condition", "GOOD"));
        Await.until(() -> Stock.stock("S-TZ-01", part.number(), "onHand") == 4);
        part.awaitPieces(10);
    }

    @Test
    void a_centre_fills_its_own_shelf_when_headquarters_agrees() {
        OwnPart part = OwnPart.brought().stocked("HQ", 9);
        Map<String, Object> body = Map.of(
                "stationId",
                "C-HZ",
                "productModel",
                part.model(),
                "serialNumber",
                "SHELF",
                "priority",
                "STOCK",
                "lines",
                List.of(Map.of("partNumber", part.number(), "quantity", 2)));
        String order = Await.until(
                        () -> Partline.as("C-HZ").post("/api/service-orders", body), answer -> answer.status() == 201)
                .text("/serviceOrderId");
        String decision = "/api/approvals/%s-1/decision".formatted(order);
        assertThat(Partline.as("C-HZ.li")
                        .post(decision, Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(403);
        assertThat(Partline.as("HQ")
                        .post(decision, Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(200);
        Await.until(() -> Partline.as("C-HZ")
                .get("/api/service-orders/" + order)
                .text("/lines/0/status")
                .equals("RESERVED"));
    }
}
