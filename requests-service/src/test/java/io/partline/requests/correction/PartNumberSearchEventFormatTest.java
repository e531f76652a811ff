package io.partline.requests.correction;

import io.partline.chassis.testing.FrozenFormats;
import org.junit.jupiter.api.Test;

class PartNumberSearchEventFormatTest {
    @Test
    void what_is_in_the_log_stays_readable() {
        FrozenFormats.verify(PartNumberSearchEvent.class, PartNumberSearchEventFormatTest.class);
    }
}
