package io.partline.requests.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One leg of a life, in the order it is lived.
 *
 * @param until when it was reported to be over; null if nobody has reported that
 */
public record Leg(Cause cause, @Nullable Instant until) {}
