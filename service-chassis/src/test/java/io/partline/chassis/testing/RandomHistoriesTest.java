package io.partline.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Properties over random histories find what is wrong, and say it shortly. */
class RandomHistoriesTest {
    @Test
    void a_history_that_breaks_the_property_is_shown_as_short_as_it_can_be() {
        assertThatThrownBy(() -> RandomHistories.check(
                        200,
                        40,
                        random -> random.nextInt(10),
                        history -> assertThat(history).doesNotContainSequence(List.of(3, 4))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("fails after 2 steps")
                .hasMessageContaining("-Dpartline.seed=");
    }

    @Test
    void each_try_is_another_history_within_the_length() {
        AtomicInteger tries = new AtomicInteger();
        RandomHistories.check(100, 5, random -> random.nextInt(), history -> {
            tries.incrementAndGet();
            assertThat(history).hasSizeBetween(1, 5);
        });
        assertThat(tries).hasValue(100);
    }
}
