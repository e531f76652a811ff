package io.partline.chassis.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what must become true. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Await() {}

    /** @throws AssertionError with the last value if the condition does not come true within a minute */
    public static <T> T until(Supplier<T> value, Predicate<T> condition) {
        return until(PATIENCE, value, condition);
    }

    /** @throws AssertionError with the last value if the condition does not come true in time */
    public static <T> T until(Duration patience, Supplier<T> value, Predicate<T> condition) {
        Instant end = Instant.now().plus(patience);
        T last = value.get();
        while (!condition.test(last)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("still not so after " + patience.toSeconds() + " s; last seen: " + last);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
            last = value.get();
        }
        return last;
    }

    public static void until(BooleanSupplier condition) {
        until(condition::getAsBoolean, held -> held);
    }

    /** @throws AssertionError if nobody counts it down within a minute */
    public static void until(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still shut after " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
