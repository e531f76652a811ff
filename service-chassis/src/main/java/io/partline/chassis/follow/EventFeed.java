package io.partline.chassis.follow;

import io.partline.chassis.events.AppendSignal;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What this node's {@link LogReader} has read last, so that an event is read and parsed once for all who follow the log.
 * Whoever is further behind than that reads the log itself.
 */
public final class EventFeed {
    /** Events kept at least. */
    private static final int KEPT = 1_000;

    private final EventLog log;
    private final AppendSignal arrived = new AppendSignal();
    private final List<StoredEvent> events = new ArrayList<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    /** Everything settled after {@code from} up to {@code to} is here, if it is running. */
    private LogPosition from = LogPosition.START;

    private LogPosition to = LogPosition.START;
    private boolean running;
    private volatile @Nullable Instant server;

    private record Listener(Consumer<List<StoredEvent>> events, Runnable anew) {}

    public EventFeed(EventLog log) {
        this.log = log;
    }

    /** Tells of all that is read from now on, in order. */
    public void tell(Consumer<List<StoredEvent>> listener) {
        tell(listener, () -> {});
    }

    /** @param anew told when what was read before may be of another log */
    public void tell(Consumer<List<StoredEvent>> listener, Runnable anew) {
        listeners.add(new Listener(listener, anew));
    }

    /**
     * When the server was started that this was read from; null before anything was read. Another one may not have what was
     * read before: whoever follows then looks again where it stands, and moves its position only on the server that it has
     * read from ({@link FollowerPositions#move}).
     */
    public @Nullable Instant server() {
        return server;
    }

    /** From now on it is read from this server. */
    void beginAnew(Instant server) {
        if (this.server != null) {
            listeners.forEach(listener -> listener.anew().run());
        }
        synchronized (events) {
            events.clear();
            running = false;
            this.server = server;
        }
        arrived.signal();
    }

    /** Rings when there is more. */
    public AppendSignal arrived() {
        return arrived;
    }

    /** The events that follow a position in the log, without a gap. */
    void add(LogPosition after, List<StoredEvent> batch) {
        synchronized (events) {
            if (!running || !to.equals(after)) {
                events.clear();
                from = after;
                running = true;
            }
            if (!batch.isEmpty()) {
                events.addAll(batch);
                if (events.size() > 2 * KEPT) {
                    List<StoredEvent> old = events.subList(0, events.size() - KEPT);
                    from = old.getLast().position();
                    old.clear();
                }
            }
            to = batch.isEmpty() ? after : batch.getLast().position();
        }
        if (!batch.isEmpty()) {
            listeners.forEach(listener -> listener.events().accept(batch));
            arrived.signal();
        }
    }

    /** The next events after a position, at most {@code limit}; empty if this node has read none. */
    public List<StoredEvent> after(LogPosition position, int limit) {
        synchronized (events) {
            if (running && position.compareTo(to) >= 0) {
                return List.of();
            }
            if (running && position.compareTo(from) >= 0) {
                int first = firstAfter(position);
                return List.copyOf(events.subList(first, Math.min(events.size(), first + limit)));
            }
        }
        return log.readAfter(position, limit);
    }

    private int firstAfter(LogPosition position) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).position().compareTo(position) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
