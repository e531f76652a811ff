package io.partline.chassis.aggregate;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of an aggregate after one of its events.
 *
 * @param sequence number of the newest event in it; -1 before the first
 * @param eventId id of that event; absent before the first, and where a snapshot does not tell
 * @param trust what stands behind the claim that nothing came after it
 */
record Known<S>(long sequence, @Nullable UUID eventId, S state, Trust trust) {
    enum Trust {
        /** Read from the log, or recorded by the transaction under way. */
        READ,
        /** Remembered from an earlier transaction, or followed; another node may have recorded something since. */
        REMEMBERED,
        /** Remembered, but there was a reason to doubt it: to be compared with the log before it is used. */
        DOUBTED
    }

    Known<S> as(Trust other) {
        return new Known<>(sequence, eventId, state, other);
    }
}
