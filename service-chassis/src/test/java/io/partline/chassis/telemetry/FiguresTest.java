package io.partline.chassis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void one_query_serves_many_gauges_for_a_while() {
        Figures<Integer> figures = new Figures<>(Duration.ofHours(1), asked::incrementAndGet);
        assertThat(figures.get(it -> it)).isEqualTo(1);
        assertThat(figures.get(it -> it * 10)).isEqualTo(10);
        assertThat(asked).hasValue(1);
    }

    @Test
    void then_it_is_asked_again() {
        Figures<Integer> figures = new Figures<>(Duration.ZERO, asked::incrementAndGet);
        figures.get(it -> it);
        assertThat(figures.get(it -> it)).isEqualTo(2);
    }

    @Test
    void a_query_that_fails_is_waited_for_once_and_gives_no_number() {
        Figures<Integer> figures = new Figures<>(Duration.ofHours(1), () -> {
            asked.incrementAndGet();
            throw new IllegalStateException("the database is away");
        });
        assertThat(figures.get(it -> it)).isNaN();
        assertThat(figures.get(it -> it)).isNaN();
        assertThat(asked).hasValue(1);
    }
}
