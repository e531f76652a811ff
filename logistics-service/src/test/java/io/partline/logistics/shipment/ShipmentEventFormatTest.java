package io.partline.logistics.shipment;

import io.partline.chassis.testing.FrozenFormats;
import org.junit.jupiter.api.Test;

public class ShipmentEventFormatTest {
    @Test
    void what_is_in_the_log_stays_readable() {
        FrozenFormats.verify(ShipmentEvent.class, ShipmentEventFormatTest.class);
    }
}
