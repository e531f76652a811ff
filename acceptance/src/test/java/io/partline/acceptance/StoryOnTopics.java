package io.partline.acceptance;

import io.partline.chassis.testing.Await;
import tools.jackson.databind.JsonNode;

/** An order with damage on the way, played to its end, so that there is something to follow. */
final class StoryOnTopics {
    private StoryOnTopics() {}

    static Repair play() {
        Repair repair = new Repair("S-WZ-01", "BCD-215K");
        repair.order("BLT-163B");
        JsonNode shipment = repair.awaitShipment(1);
        Shipments.dispatch(shipment);
        Shipments.report(shipment.path("carrierId").asString(), shipment, Shipments.damaged());
        JsonNode replacement = repair.awaitShipment(2);
        Shipments.dispatch(replacement);
        Shipments.report(replacement.path("carrierId").asString(), replacement, Shipments.delivered());
        repair.awaitLine("DELIVERED", 2);
        repair.confirm("S-WZ-01");
        Await.until(() -> repair.seen().path("status").asString().equals("COMPLETED"));
        return repair;
    }

    /** The event of a service after which it tells nothing more of such an order. */
    static String lastOf(String service) {
        return switch (service) {
            case "inventory" -> ".stock-reserved.v1";
            case "requests" -> ".service-order-completed.v1";
            case "logistics" -> ".shipment-delivered.v1";
            default -> ".return-opened.v1";
        };
    }
}
