package io.partline.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Closed loop: a number of senders, each of which does one thing after another. */
final class Load {
    /** One sender; closed when the load ends. */
    @FunctionalInterface
    interface Sender extends AutoCloseable {
        void send() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    /** Makes a sender; what it opens is not part of the measured time. */
    @FunctionalInterface
    interface Senders {
        Sender open(int number) throws Exception;
    }

    /** @param took from the start of the first to the end of the last */
    record Outcome(long done, Duration took) {
        double perSecond() {
            return done * 1e9 / took.toNanos();
        }
    }

    private Load() {}

    /** @throws IllegalStateException if a sender failed: a figure with failures in it means nothing */
    static Outcome run(int senders, Duration length, Senders each) {
        return run(senders, length, Long.MAX_VALUE, each);
    }

    /** Ends after so many sends, or that time. */
    static Outcome run(int senders, Duration longest, long most, Senders each) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        AtomicLong begun = new AtomicLong();
        AtomicLong done = new AtomicLong();
        CountDownLatch ready = new CountDownLatch(senders);
        CountDownLatch start = new CountDownLatch(1);
        AtomicLong end = new AtomicLong(Long.MAX_VALUE);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            int number = i;
            threads.add(Thread.ofPlatform().name("sender-" + i).start(() -> {
                try (Sender sender = opened(each, number, ready)) {
                    start.await();
                    while (System.nanoTime() < end.get() && failure.get() == null && begun.getAndIncrement() < most) {
                        sender.send();
                        done.incrementAndGet();
                    }
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                }
            }));
        }
        try {
            ready.await();
            long from = System.nanoTime();
            end.set(from + longest.toNanos());
            start.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - from);
            Throwable failed = failure.get();
            if (failed != null) {
                throw new IllegalStateException("a sender failed", failed);
            }
            return new Outcome(done.get(), took);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted under load", e);
        }
    }

    private static Sender opened(Senders each, int number, CountDownLatch ready) throws Exception {
        try {
            return each.open(number);
        } finally {
            ready.countDown();
        }
    }
}
