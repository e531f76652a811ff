package io.partline.inventory.stock;

import io.partline.chassis.testing.FrozenFormats;
import org.junit.jupiter.api.Test;

public class StockEventFormatTest {
    @Test
    void what_is_in_the_log_stays_readable() {
        FrozenFormats.verify(StockEvent.class, StockEventFormatTest.class);
    }
}
