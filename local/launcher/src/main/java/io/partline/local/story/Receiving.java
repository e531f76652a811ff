package io.partline.local.story;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The end: the station has its part, and the damaged unit is looked at. */
record Receiving(Stage stage) {
    void receive(String order) {
        stage.telling().scene(Scene.RECEIVED);
        String line = stage.lookup().line(order).path("lineId").asString();
        JsonNode done = stage.client()
                .post(
                        Cast.STATION,
                        "/api/service-orders/%s/lines/%s/receipt".formatted(order, line),
                        Map.of("condition", "GOOD"))
                .expect(200)
                .body();
        Stage.require(done.path("status").asString().equals("COMPLETED"), "the order is " + done.path("status"));
        stage.telling().fact("Line %s is fulfilled, order %s is completed.".formatted(line, order));
    }

    void inspect(String shipment) {
        JsonNode open = stage.lookup().awaitReturn(shipment);
        String site = open.path("inspectionSite").asString();
        stage.client()
                .post(
                        site,
                        "/api/returns/%s/inspection"
                                .formatted(open.path("returnId").asString()),
                        Map.of("disposition", "SCRAP", "note", "frame bent"))
                .expect(200);
        stage.telling().fact("%s inspects the damaged unit: scrap. It was never counted as available.".formatted(site));
    }
}
