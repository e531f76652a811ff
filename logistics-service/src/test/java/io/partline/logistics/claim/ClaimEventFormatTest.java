package io.partline.logistics.claim;

import io.partline.chassis.testing.FrozenFormats;
import org.junit.jupiter.api.Test;

public class ClaimEventFormatTest {
    @Test
    void what_is_in_the_log_stays_readable() {
        FrozenFormats.verify(ClaimEvent.class, ClaimEventFormatTest.class);
    }
}
