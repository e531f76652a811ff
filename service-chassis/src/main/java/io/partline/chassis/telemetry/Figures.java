package io.partline.chassis.telemetry;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Figures that one query gives, for many gauges: asked for at most once in a while, however often and by however many
 * they are read. While the query fails they are not numbers, and a scrape waits for it once and not for each of them.
 *
 * @param <T> what the query gives
 */
public final class Figures<T> {
    /** Setting: how long an answer is good for. */
    public static final String EVERY = "${partline.figures.every:PT15S}";

    private static final Logger LOG = LoggerFactory.getLogger(Figures.class);

    private final Duration every;
    private final Supplier<T> query;
    private @Nullable T answer;
    private long askedAt;
    private boolean asked;

    public Figures(Duration every, Supplier<T> query) {
        this.every = every;
        this.query = query;
    }

    public double get(ToDoubleFunction<T> figure) {
        T now = answer();
        return now == null ? Double.NaN : figure.applyAsDouble(now);
    }

    private synchronized @Nullable T answer() {
        if (!asked || System.nanoTime() - askedAt >= every.toNanos()) {
            try {
                answer = query.get();
            } catch (RuntimeException e) {
                answer = null;
                LOG.debug("figures could not be read", e);
            }
            asked = true;
            askedAt = System.nanoTime();
        }
        return answer;
    }
}
