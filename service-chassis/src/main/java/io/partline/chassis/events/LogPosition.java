package io.partline.chassis.events;

import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * A place in the order of the event log.
 *
 * @param xid PostgreSQL's 64-bit id of the transaction that appended the event
 * @param index the event's number in order of insertion; breaks the tie inside a transaction
 */
public record LogPosition(long xid, long index) implements TrackingToken, Comparable<LogPosition> {
    /** Before the first event. */
    public static final LogPosition START = new LogPosition(0, 0);

    @Override
    public int compareTo(LogPosition other) {
        int byTransaction = Long.compareUnsigned(xid, other.xid);
        return byTransaction != 0 ? byTransaction : Long.compare(index, other.index);
    }

    @Override
    public TrackingToken lowerBound(TrackingToken other) {
        return compareTo((LogPosition) other) <= 0 ? this : other;
    }

    @Override
    public TrackingToken upperBound(TrackingToken other) {
        return compareTo((LogPosition) other) >= 0 ? this : other;
    }

    @Override
    public boolean covers(@Nullable TrackingToken other) {
        return other == null || compareTo((LogPosition) other) >= 0;
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(xid) + "/" + index;
    }
}
