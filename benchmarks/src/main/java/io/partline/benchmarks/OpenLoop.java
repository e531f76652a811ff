package io.partline.benchmarks;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Arrivals at a fixed rate that do not wait for each other. Whoever measures counts from the planned time of arrival,
 * so that a stall is felt by all who would have come during it (G. Tene, "How NOT to Measure Latency", 2013).
 */
final class OpenLoop {
    /** @param planned time of arrival by {@link System#nanoTime} */
    @FunctionalInterface
    interface Arrival {
        void at(int number, long planned);
    }

    private OpenLoop() {}

    /** Returns when all arrivals have been dealt with. */
    static void run(int perSecond, Duration length, Arrival arrival) {
        long start = System.nanoTime();
        long arrivals = perSecond * length.toMillis() / 1_000;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < arrivals; i++) {
                int number = i;
                long planned = start + i * 1_000_000_000L / perSecond;
                for (long left = planned - System.nanoTime(); left > 0; left = planned - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                threads.execute(() -> arrival.at(number, planned));
            }
        }
    }
}
