package io.partline.chassis.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that waits, the first of its key.
 *
 * @param cause why, in words
 * @param attempts how often it was tried; 0 when it only waits behind an earlier one of its key
 * @param waitingBehind later ones of its key, which follow once this one is dealt with
 * @param retryAt when it is tried again by itself; null when an operator must act, or an earlier one of its key is first
 */
public record DeadLetter(
        long id,
        Delivery delivery,
        String cause,
        int attempts,
        Instant parkedAt,
        @Nullable Instant retryAt,
        long waitingBehind) {}
