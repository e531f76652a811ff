package io.partline.inventory.reservation;

import io.partline.chassis.testing.FrozenFormats;
import org.junit.jupiter.api.Test;

public class ReservationEventFormatTest {
    @Test
    void what_is_in_the_log_stays_readable() {
        FrozenFormats.verify(ReservationEvent.class, ReservationEventFormatTest.class);
    }
}
