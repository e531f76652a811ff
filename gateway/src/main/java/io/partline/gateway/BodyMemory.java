package io.partline.gateway;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The bytes of all bodies that are held until their requests are served, and each client's part of them. */
final class BodyMemory {
    private final Semaphore free;
    private final int perClient;
    private final Map<String, Integer> used = new ConcurrentHashMap<>();

    BodyMemory(int all, int perClient) {
        this.free = new Semaphore(all);
        this.perClient = perClient;
    }

    boolean take(String client, int bytes) {
        if (!free.tryAcquire(bytes)) {
            return false;
        }
        if (used.merge(client, bytes, Integer::sum) > perClient) {
            giveBack(client, bytes);
            return false;
        }
        return true;
    }

    void giveBack(String client, int bytes) {
        free.release(bytes);
        used.computeIfPresent(client, (name, held) -> held == bytes ? null : held - bytes);
    }
}
