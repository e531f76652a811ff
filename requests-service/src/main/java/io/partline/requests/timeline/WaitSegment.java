package io.partline.requests.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One part of the time an order takes, in the order in which they follow each other.
 *
 * @param until when it was reported to be over; null if nobody has reported that
 */
public record WaitSegment(Cause cause, @Nullable Instant until) {}
