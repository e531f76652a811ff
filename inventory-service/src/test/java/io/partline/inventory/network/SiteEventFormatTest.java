package io.partline.inventory.network;

import io.partline.chassis.testing.FrozenFormats;
import org.junit.jupiter.api.Test;

public class SiteEventFormatTest {
    @Test
    void what_is_in_the_log_stays_readable() {
        FrozenFormats.verify(SiteEvent.class, SiteEventFormatTest.class);
    }
}
