package io.partline.requests.timeline;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param seconds with three decimals, so that the segments add up to the age exactly
 * @param open true on the segment that still runs; {@code to} is then the moment of asking. Absent otherwise
 */
public record TimelineSegment(
        Instant from,
        Instant to,
        Cause cause,
        BigDecimal seconds,
        @Nullable Boolean open,
        String text,
        String textZh,
        List<TimelineEvent> events) {}
