package io.partline.chassis.follow;

import io.partline.chassis.events.AppendSignal;
import io.partline.chassis.events.LogPosition;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that goes along the event log, step by step. A step that fails is tried again, never skipped; meanwhile the
 * follower is reported as failing and its lag grows.
 */
public abstract class Follower implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    /** How often to look when nothing was heard: another node may have written, or may have stopped. */
    private static final Duration IDLE = Duration.ofSeconds(1);
    /** How often to look while an event is held back by an older transaction; slower and slower. */
    private static final Duration SOON = Duration.ofMillis(2);

    private static final int SLOWEST = 16;
    /** How long a follower that need not be at once lets news gather before it does the work of all of it. */
    static final Duration GATHERING = Duration.ofMillis(100);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final String name;
    private final AppendSignal news;
    private volatile boolean stopped;
    private volatile @Nullable String failure;
    private @Nullable Thread thread;

    /** @param news what wakes it */
    protected Follower(String name, AppendSignal news) {
        this.name = name;
        this.news = news;
    }

    /** What a step left. */
    public enum Left {
        /** Nothing that could be done now. */
        NOTHING,
        /** Something that an unfinished transaction holds back. */
        HELD_BACK,
        /** Something that is done together with what comes in the next moment. */
        GATHERING,
        /** Perhaps more, right now. */
        MORE
    }

    /** Handles the next events, if there are any and no other node is at it. */
    protected abstract Left step() throws Exception;

    /** How long what is gathered may still wait. */
    protected Duration gathered() {
        return GATHERING;
    }

    /** After many failures in a row. */
    protected Duration longestPause() {
        return LONGEST_PAUSE;
    }

    /** Runs when the thread ends on purpose, after the last step. */
    protected void ended() throws Exception {}

    public String name() {
        return name;
    }

    /** The names its positions are kept under. */
    List<String> positions() {
        return List.of(name);
    }

    /** How far this node has gone under a name, what it passed over included; another node may be further. */
    protected abstract LogPosition reached(String position);

    /** Why the last step failed under a name; null when it did not. */
    @Nullable
    String failure(String position) {
        return failure;
    }

    void start() {
        stopped = false;
        thread = Thread.ofPlatform().daemon().name("follower-" + name).start(this);
    }

    /** Tells it to end after the step under way. */
    void stop() {
        stopped = true;
        news.signal();
    }

    void awaitEnd(Duration longest) throws InterruptedException {
        Thread running = thread;
        if (running != null && !running.join(longest)) {
            running.interrupt();
        }
    }

    @Override
    public void run() {
        follow();
        try {
            ended();
        } catch (Exception e) {
            LOG.warn("follower {} ended without noting how far it was; it repeats a little", name, e);
        }
    }

    private void follow() {
        int failures = 0;
        int heldBack = 0;
        while (!stopped) {
            long heard = news.heard();
            try {
                Left left = step();
                failure = null;
                failures = 0;
                heldBack = left == Left.HELD_BACK ? Math.min(heldBack + 1, SLOWEST) : 0;
                switch (left) {
                    case MORE -> {}
                    case HELD_BACK -> news.await(heard, SOON.multipliedBy(heldBack));
                    case GATHERING -> news.await(heard, gathered());
                    case NOTHING -> news.await(heard, IDLE);
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
                LOG.error("follower {} could not go on; trying again", name, e);
                try {
                    Thread.sleep(pause(failures, longestPause()).toMillis());
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    /** Longer and longer. */
    static Duration pause(int failures) {
        return pause(failures, LONGEST_PAUSE);
    }

    private static Duration pause(int failures, Duration longest) {
        return Duration.ofMillis(Math.min(longest.toMillis(), 50L << Math.min(failures, 10)));
    }
}
