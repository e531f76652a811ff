package io.partline.acceptance;

import static io.partline.acceptance.Lists.items;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What comes back, and what becomes of it. */
public final class Returns {
    private Returns() {}

    public static List<JsonNode> of(JsonNode shipment) {
        return items(Partline.as("HQ")
                .get("/api/returns?shipmentId=" + Shipments.id(shipment))
                .body());
    }

    /** The return that a shipment makes, once it is opened. */
    public static JsonNode await(JsonNode shipment) {
        return Await.until(() -> of(shipment), found -> found.size() == 1).getFirst();
    }

    /** Says at the site that looks at it what becomes of it. */
    public static void inspect(JsonNode opened, Map<String, Object> body) {
        Answer answer = Partline.as(opened.path("inspectionSite").asString())
                .post(
                        "/api/returns/%s/inspection"
                                .formatted(opened.path("returnId").asString()),
                        body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }
}
