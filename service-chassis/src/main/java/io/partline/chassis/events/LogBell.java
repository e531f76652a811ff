package io.partline.chassis.events;

import java.time.Duration;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes this node's followers when this node has committed events. Only a shortcut: a follower that hears nothing looks
 * by itself after a while, for another node may have written.
 */
public class LogBell {
    private long rings;

    /** Rings when the surrounding transaction commits; without one, now. */
    void ringAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            ring();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ring();
            }
        });
    }

    public synchronized void ring() {
        rings++;
        notifyAll();
    }

    /** How often it has rung; pass it to {@link #await} to miss nothing in between. */
    public synchronized long heard() {
        return rings;
    }

    /** Waits for a ring after {@code heard}, or the patience to end. */
    @SuppressWarnings("WaitNotInLoop") // waking early is as good as a ring: the caller looks at the log either way
    public synchronized void await(long heard, Duration patience) throws InterruptedException {
        if (rings == heard) {
            wait(Math.max(1, patience.toMillis()));
        }
    }
}
