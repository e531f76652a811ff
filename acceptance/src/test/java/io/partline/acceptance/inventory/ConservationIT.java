package io.partline.acceptance.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.acceptance.OwnPart;
import io.partline.acceptance.Repair;
import io.partline.acceptance.Returns;
import io.partline.acceptance.Shipments;
import io.partline.chassis.testing.Await;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Whatever happens to orders: received = on hand + in transit + coming back + in quarantine + used + scrapped + lost, over
 * the whole network. A history is repeated with {@code -Dpartline.seed=...}.
 */
class ConservationIT {
    private static final int ORDERS = 14;
    private static final List<String> STATIONS = List.of("S-WZ-01", "S-TZ-01", "S-JH-01");
    private static final Map<String, Object> GOOD = Map.of("condition", "GOOD");

    private final long seed = Long.getLong("partline.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void no_piece_appears_or_disappears_in_any_history_of_orders() {
        OwnPart part = OwnPart.brought().stocked("C-NB", 30).stocked("HQ", 100);
        System.out.println("-Dpartline.seed=" + seed);
        long gone = 0;
        for (int order = 0; order < ORDERS; order++) {
            String station = STATIONS.get(random.nextInt(STATIONS.size()));
            int pieces = 1 + random.nextInt(4);
            Repair repair = part.ordered(station, pieces, random.nextInt(4) == 0 ? "STOCK" : "CUSTOMER_DOWN");
            gone += oneOf(repair, part, pieces);
            part.awaitPieces(130 - gone);
        }
    }

    /** @return pieces that left the network for good */
    private long oneOf(Repair repair, OwnPart part, int pieces) {
        boolean forTheShelf = repair.seen().path("priority").asString().equals("STOCK");
        Await.until(() -> repair.line().path("status").asString().equals("RESERVED"));
        if (repair.line().path("source").asString().equals(repair.station())) {
            // From the own shelf: used, or found missing and looked for elsewhere.
            if (random.nextBoolean()) {
                repair.awaitConfirmed(GOOD);
                return pieces;
            }
            repair.awaitConfirmed(Map.of("condition", "MISSING", "quantity", 1));
            return 1;
        }
        JsonNode shipment = repair.awaitShipment(1);
        int course = random.nextInt(7);
        if (course == 0) {
            assertThat(repair.cancel().status()).isEqualTo(200);
            Shipments.awaitStatus(shipment, "CANCELLED");
            return 0;
        }
        assertThat(Shipments.dispatch(shipment).status()).isEqualTo(200);
        String carrier = Shipments.carrier(shipment);
        switch (course) {
            case 1 -> {
                assertThat(repair.cancel().status()).isEqualTo(200);
                assertThat(Shipments.report(carrier, shipment, Shipments.delivered())
                                .status())
                        .isEqualTo(200);
                repair.awaitConfirmed(GOOD);
                return 0;
            }
            case 2 -> {
                Shipments.report(carrier, shipment, Shipments.told("LOST", 1));
                return 1;
            }
            case 3 -> {
                Shipments.report(carrier, shipment, Shipments.told("REFUSED"));
                Returns.inspect(Returns.await(shipment), Map.of("disposition", "RESTOCK"));
                return 0;
            }
            case 4 -> {
                Shipments.report(carrier, shipment, Shipments.told("DAMAGED", 1));
                Returns.inspect(Returns.await(shipment), Map.of("disposition", "SCRAP"));
                return 1;
            }
            case 5 -> {
                Shipments.report(carrier, shipment, Shipments.delivered());
                repair.awaitConfirmed(Map.of("condition", "MISSING", "quantity", 1));
                return 1;
            }
            default -> {
                Shipments.report(carrier, shipment, Shipments.delivered());
                repair.awaitConfirmed(GOOD);
                return forTheShelf ? 0 : pieces;
            }
        }
    }
}
