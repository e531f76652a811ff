package io.partline.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The places of one service, of which one client gets a part. */
final class Places {
    /** Given back by closing it. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Share {
        final Semaphore places;
        int interested;

        Share(int places) {
            this.places = new Semaphore(places, true);
        }
    }

    private final Semaphore places;
    private final int perClient;
    private final Duration patience;
    private final Map<String, Share> shares = new ConcurrentHashMap<>();

    Places(int places, int perClient, Duration patience) {
        this.places = new Semaphore(places, true);
        this.perClient = perClient;
        this.patience = patience;
    }

    /** @return nothing if no place came free in time, of all or of the client's own */
    @Nullable
    Place take(String client) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Share share = shares.compute(client, (name, known) -> {
            Share mine = known == null ? new Share(perClient) : known;
            mine.interested++;
            return mine;
        });
        boolean own = false;
        boolean taken = false;
        try {
            own = share.places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
            taken = own && places.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } finally {
            if (!taken) {
                leave(client, share, own);
            }
        }
        return taken
                ? () -> {
                    places.release();
                    leave(client, share, true);
                }
                : null;
    }

    private void leave(String client, Share share, boolean own) {
        if (own) {
            share.places.release();
        }
        shares.computeIfPresent(client, (name, known) -> --known.interested == 0 ? null : known);
    }
}
