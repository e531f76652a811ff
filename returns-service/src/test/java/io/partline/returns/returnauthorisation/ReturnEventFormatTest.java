package io.partline.returns.returnauthorisation;

import io.partline.chassis.testing.FrozenFormats;
import org.junit.jupiter.api.Test;

public class ReturnEventFormatTest {
    @Test
    void what_is_in_the_log_stays_readable() {
        FrozenFormats.verify(ReturnEvent.class, ReturnEventFormatTest.class);
    }
}
