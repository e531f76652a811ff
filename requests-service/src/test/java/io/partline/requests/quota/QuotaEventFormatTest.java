package io.partline.requests.quota;

import io.partline.chassis.testing.FrozenFormats;
import org.junit.jupiter.api.Test;

class QuotaEventFormatTest {
    @Test
    void what_is_in_the_log_stays_readable() {
        FrozenFormats.verify(QuotaEvent.class, QuotaEventFormatTest.class);
    }
}
