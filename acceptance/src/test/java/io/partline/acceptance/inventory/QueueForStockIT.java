package io.partline.acceptance.inventory;

import io.partline.acceptance.OwnPart;
import io.partline.acceptance.Repair;
import org.junit.jupiter.api.Test;

/** Who waits longer is served first. */
class QueueForStockIT {
    @Test
    void a_newcomer_joins_the_queue_behind_who_waits_already() {
        OwnPart part = OwnPart.brought().stocked("C-NB", 2);
        Repair first = part.ordered("S-TZ-01", 5, "CUSTOMER_DOWN");
        first.awaitLine("BACKORDERED", 1);
        Repair newcomer = part.ordered("S-WZ-01", 1, "CUSTOMER_DOWN");
        newcomer.awaitLine("BACKORDERED", 1);
        part.stocked("C-NB", 3);
        first.awaitLine("RESERVED", 1);
        newcomer.awaitLine("BACKORDERED", 1);
        part.stocked("C-NB", 1);
        newcomer.awaitLine("RESERVED", 1);
    }
}
