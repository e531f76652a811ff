package io.partline.requests.timeline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param seconds with three decimals, so that the segments add up to the age exactly
 * @param open true on the segment that still runs; {@code to} is then the moment of asking. Absent otherwise
 */
@Schema(example = """
        {"from": "2026-11-23T06:02:10Z", "to": "2026-11-23T06:03:10Z", "cause": "STOCK", "seconds": 60.000,
         "open": true, "text": "Waiting for stock", "textZh": "等待库存", "events": []}
        """)
public record TimelineSegment(
        Instant from,
        Instant to,
        Cause cause,
        BigDecimal seconds,
        @Nullable Boolean open,
        String text,
        String textZh,
        List<TimelineEvent> events) {}
