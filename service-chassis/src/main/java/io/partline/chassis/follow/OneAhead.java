package io.partline.chassis.follow;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes things in a thread of its own: the next one while the one before is in use, and no more. */
final class OneAhead<T> implements AutoCloseable {
    private final ExecutorService thread;
    private final Callable<T> source;
    private Future<T> next;

    OneAhead(String name, Callable<T> source) {
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        this.source = source;
        this.next = thread.submit(source);
    }

    /** @throws RuntimeException what the source has thrown, now and ever after; an error likewise */
    T take() throws InterruptedException {
        try {
            T made = next.get();
            next = thread.submit(source);
            return made;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException known -> throw known;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** Returns when the thread has ended. */
    @Override
    public void close() {
        thread.shutdownNow();
        thread.close();
    }
}
