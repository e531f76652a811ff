package io.partline.acceptance.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.acceptance.OwnPart;
import io.partline.acceptance.Partline;
import io.partline.chassis.testing.Await;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two persons look at what goes beyond the rule. */
class SecondPersonIT {
    @Test
    void who_ordered_it_does_not_approve_it_nor_does_the_system_of_the_same_site() {
        OwnPart part = OwnPart.brought().stocked("C-NB", 99);
        Map<String, Object> body = Map.of(
                "stationId",
                "S-TZ-01",
                "productModel",
                part.model(),
                "serialNumber",
                "KA2002-0723",
                "priority",
                "CUSTOMER_DOWN",
                "lines",
                List.of(Map.of("partNumber", part.number(), "quantity", 11)));
        String order = Await.until(
                        () -> Partline.as("C-HZ.li").post("/api/service-orders", body),
                        answer -> answer.status() == 201)
                .text("/serviceOrderId");
        assertThat(Partline.as("C-HZ.li").get("/api/service-orders/" + order).text("/lines/0/status"))
                .isEqualTo("AWAITING_APPROVAL");
        for (String same : List.of("C-HZ.li", "C-HZ")) {
            assertThat(decide(same, order)).as(same).isEqualTo(403);
        }
        assertThat(decide("S-TZ-01", order)).isEqualTo(403);
        assertThat(decide("C-HZ.wu", order)).isEqualTo(200);
        assertThat(Partline.as("S-TZ-01").get("/api/service-orders/" + order).text("/lines/0/approval/decidedBy"))
                .isEqualTo("C-HZ.wu");
    }

    private static int decide(String person, String order) {
        return Partline.as(person)
                .post("/api/approvals/%s-1/decision".formatted(order), Map.of("decision", "APPROVE"))
                .status();
    }
}
