package io.partline.logistics.carrier;

import io.partline.chassis.testing.FrozenFormats;
import org.junit.jupiter.api.Test;

public class CarrierEventFormatTest {
    @Test
    void what_is_in_the_log_stays_readable() {
        FrozenFormats.verify(CarrierEvent.class, CarrierEventFormatTest.class);
    }
}
