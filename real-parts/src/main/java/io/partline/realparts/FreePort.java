package io.partline.realparts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds TCP ports on the loopback interface, each once in the life of this JVM, in a range that few others share, and below those
 * that systems lend to outgoing connections: a port that is free now is then still free when its server starts.
 */
public final class FreePort {
    private static final int RANGE = 1_000;
    private static final int RANGES = 12;
    /** By the process: two modules may be tested at a time. */
    private static final int FIRST = 20_000 + (int) (ProcessHandle.current().pid() % RANGES) * RANGE;

    private static final int TRIES = 1_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /** @throws IllegalStateException if this machine has none */
    public static int find() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, FIRST + RANGE);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between %d and %d".formatted(FIRST, FIRST + RANGE));
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
