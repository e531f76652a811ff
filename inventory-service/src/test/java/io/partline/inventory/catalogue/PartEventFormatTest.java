package io.partline.inventory.catalogue;

import io.partline.chassis.testing.FrozenFormats;
import org.junit.jupiter.api.Test;

public class PartEventFormatTest {
    @Test
    void what_is_in_the_log_stays_readable() {
        FrozenFormats.verify(PartEvent.class, PartEventFormatTest.class);
    }
}
