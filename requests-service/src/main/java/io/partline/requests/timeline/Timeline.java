package io.partline.requests.timeline;

import io.partline.chassis.aggregate.Pure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Lays the parts of a time end to end. */
@Pure
public final class Timeline {
    private Timeline() {}

    /**
     * Segments from {@code from} to {@code to} without overlap or hole.
     *
     * <p>A reported end before the end of the wait in front is moved up to it, one after {@code to} is moved back: clocks of
     * partners differ. A wait whose end nobody reported, although a later one's is known, was missed: its time is counted
     * with the next known wait. The first one after all the known ones is the one that runs, else the last.
     *
     * @param waits every one that may be, in order; at least one
     * @param closed whether the time has ended at {@code to}
     */
    public static List<TimelineSegment> lay(
            Instant from, Instant to, boolean closed, List<WaitSegment> waits, List<TimelineEvent> events) {
        int known = waits.size();
        while (known > 0 && waits.get(known - 1).until() == null) {
            known--;
        }
        int ended = closed ? known : Math.min(known, waits.size() - 1);
        Instant at = millis(from);
        Instant end = later(at, millis(to));
        List<TimelineSegment> segments = new ArrayList<>();
        for (int i = 0; i < ended; i++) {
            Instant until = waits.get(i).until();
            if (until != null) {
                Instant next = closed && i == ended - 1 ? end : between(at, millis(until), end);
                segments.add(segment(at, next, waits.get(i).cause(), false));
                at = next;
            }
        }
        if (ended < waits.size() && !closed) {
            segments.add(segment(at, end, waits.get(ended).cause(), true));
        }
        return withEvents(segments, events);
    }

    /** Segments are told in milliseconds; finer parts would not add up. */
    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant between(Instant earliest, Instant wished, Instant latest) {
        Instant possible = later(earliest, wished);
        return possible.isAfter(latest) ? latest : possible;
    }

    private static TimelineSegment segment(Instant from, Instant to, Cause cause, boolean open) {
        return new TimelineSegment(
                from,
                to,
                cause,
                seconds(from, to),
                open ? Boolean.TRUE : null,
                cause.text(),
                cause.textZh(),
                new ArrayList<>());
    }

    /** Each event belongs to the segment it begins or lies in; what lies outside belongs to the nearest. */
    private static List<TimelineSegment> withEvents(List<TimelineSegment> segments, List<TimelineEvent> events) {
        events.stream().sorted(Comparator.comparing(TimelineEvent::at)).forEach(event -> {
            int i = 0;
            while (i < segments.size() - 1
                    && !event.at().isBefore(segments.get(i).to())) {
                i++;
            }
            segments.get(i).events().add(event);
        });
        return List.copyOf(segments);
    }

    /** With three decimals; what is finer is cut from both ends. */
    public static BigDecimal seconds(Instant from, Instant to) {
        return BigDecimal.valueOf(Duration.between(millis(from), millis(to)).toMillis(), 3);
    }

    /** Seconds by cause, in the order of causes; causes without a segment are absent. */
    public static List<Wait> waits(List<TimelineSegment> segments) {
        Map<Cause, BigDecimal> sums = new EnumMap<>(Cause.class);
        segments.forEach(segment -> sums.merge(segment.cause(), segment.seconds(), BigDecimal::add));
        return sums.entrySet().stream()
                .map(sum -> new Wait(sum.getKey(), sum.getValue()))
                .toList();
    }
}
