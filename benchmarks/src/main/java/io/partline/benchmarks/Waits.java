package io.partline.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** How long one kind of thing was waited for, and how often it was tried. */
final class Waits {
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger tries = new AtomicInteger();

    /** @param planned by name, the nanosecond at which each was to begin; it ends when the watch has seen the name */
    static Waits until(Map<String, Long> planned, int tries, TopicWatch watch) {
        Waits waits = new Waits();
        waits.tries.set(tries);
        planned.forEach((name, at) -> watch.seenAt(name).ifPresent(seen -> waits.waited(seen - at)));
        return waits;
    }

    void tried() {
        tries.incrementAndGet();
    }

    void waited(long wait) {
        nanos.add(wait);
    }

    int count() {
        return tries.get();
    }

    void row(int rate, String what, Table table) {
        double[] millis = nanos.stream().mapToDouble(wait -> wait / 1e6).toArray();
        table.row(
                rate,
                what,
                millis.length,
                tries.get() - millis.length,
                String.format(Locale.ROOT, "%,.0f", Median.quantile(millis, 0.5)),
                String.format(Locale.ROOT, "%,.0f", Median.quantile(millis, 0.99)));
    }
}
