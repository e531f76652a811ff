package io.partline.inventory.model;

import io.partline.chassis.testing.FrozenFormats;
import org.junit.jupiter.api.Test;

public class ModelEventFormatTest {
    @Test
    void what_is_in_the_log_stays_readable() {
        FrozenFormats.verify(ModelEvent.class, ModelEventFormatTest.class);
    }
}
