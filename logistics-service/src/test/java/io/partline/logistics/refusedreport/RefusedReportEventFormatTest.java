package io.partline.logistics.refusedreport;

import io.partline.chassis.testing.FrozenFormats;
import org.junit.jupiter.api.Test;

public class RefusedReportEventFormatTest {
    @Test
    void what_is_in_the_log_stays_readable() {
        FrozenFormats.verify(RefusedReportEvent.class, RefusedReportEventFormatTest.class);
    }
}
