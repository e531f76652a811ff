package io.partline.requests.order;

import io.partline.chassis.testing.FrozenFormats;
import org.junit.jupiter.api.Test;

public class OrderEventFormatTest {
    @Test
    void what_is_in_the_log_stays_readable() {
        FrozenFormats.verify(OrderEvent.class, OrderEventFormatTest.class);
    }
}
