package io.partline.chassis.follow;

import io.partline.chassis.events.AppendSignal;
import io.partline.chassis.events.LogPosition;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that goes along the event log, step by step. A step that fails is tried again, never skipped; meanwhile the
 * follower is reported as failing and its lag grows.
 */
public abstract class Follower implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    /** How often to look when nothing was appended here: another node may have written. */
    private static final Duration IDLE = Duration.ofMillis(200);
    /** How often to look right after something happened: an event may be held back by an older transaction. */
    private static final Duration ALERT = Duration.ofMillis(5);

    private static final Duration ALERT_FOR = Duration.ofMillis(500);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(10);

    private final String name;
    private final AppendSignal appended;
    private volatile boolean stopped;
    private volatile @Nullable String failure;
    private volatile LogPosition position = LogPosition.START;
    private @Nullable Thread thread;

    protected Follower(String name, AppendSignal appended) {
        this.name = name;
        this.appended = appended;
    }

    /**
     * Handles the next events, if there are any and no other node is at it.
     *
     * @return whether there may be more right now
     */
    protected abstract boolean step() throws Exception;

    public String name() {
        return name;
    }

    /** The last position this node knows of; another node may be further. */
    protected LogPosition position() {
        return position;
    }

    protected void reached(LogPosition reached) {
        position = reached;
    }

    /** Why the last step failed; null when it did not. */
    @Nullable
    String failure() {
        return failure;
    }

    void start() {
        stopped = false;
        thread = Thread.ofPlatform().daemon().name("follower-" + name).start(this);
    }

    void stop() throws InterruptedException {
        stopped = true;
        appended.signal();
        Thread running = thread;
        if (running != null) {
            running.join(Duration.ofSeconds(5));
            running.interrupt();
        }
    }

    @Override
    public void run() {
        int failures = 0;
        long alertUntil = 0;
        while (!stopped) {
            long heard = appended.heard();
            try {
                boolean more = step();
                failure = null;
                failures = 0;
                if (more) {
                    alertUntil = System.nanoTime() + ALERT_FOR.toNanos();
                    continue;
                }
                long before = heard;
                appended.await(heard, System.nanoTime() - alertUntil < 0 ? ALERT : IDLE);
                if (appended.heard() != before) {
                    alertUntil = System.nanoTime() + ALERT_FOR.toNanos();
                }
            } catch (InterruptedException e) {
                return;
            } catch (Throwable e) {
                // An error too: a thread that ends in silence would look like one with nothing to do.
                if (stopped) {
                    return;
                }
                failure = e.toString();
                failures++;
                LOG.error("follower {} could not go on after {}; trying again", name, position, e);
                try {
                    Thread.sleep(Math.min(MAX_PAUSE.toMillis(), 50L << Math.min(failures, 10)));
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }
}
