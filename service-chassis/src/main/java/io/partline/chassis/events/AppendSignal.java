package io.partline.chassis.events;

import java.time.Duration;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes this node's followers when this node has committed events. Only a shortcut: a follower that hears nothing looks
 * by itself after a while, for another node may have written.
 */
public class AppendSignal {
    private long signals;

    /** Signals when the surrounding transaction commits; without one, now. */
    void signalAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            signal();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal();
            }
        });
    }

    public synchronized void signal() {
        signals++;
        notifyAll();
    }

    /** How often it has signalled; pass it to {@link #await} to miss nothing in between. */
    public synchronized long heard() {
        return signals;
    }

    /** Waits for a signal after {@code heard}, or the time to end. */
    @SuppressWarnings("WaitNotInLoop") // waking early does no harm: the caller looks at the log either way
    public synchronized void await(long heard, Duration longest) throws InterruptedException {
        if (signals == heard) {
            wait(Math.max(1, longest.toMillis()));
        }
    }
}
