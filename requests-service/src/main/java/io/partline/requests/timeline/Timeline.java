package io.partline.requests.timeline;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Lays legs end to end. */
public final class Timeline {
    private Timeline() {}

    /**
     * Stretches from {@code from} to {@code to} without overlap or hole.
     *
     * <p>A reported end before the end of the leg in front is moved up to it, one after {@code to} is moved back: clocks of
     * partners differ. A leg whose end nobody reported, although a later one's is known, was missed: its time is counted
     * with the next known leg. The first leg after all the known ones is the one that runs, else the last.
     *
     * @param legs every leg the life would have, in order; at least one
     * @param closed whether the life has ended at {@code to}
     */
    public static List<Stretch> lay(
            Instant from, Instant to, boolean closed, List<Leg> legs, List<Happening> happenings) {
        int known = legs.size();
        while (known > 0 && legs.get(known - 1).until() == null) {
            known--;
        }
        int ended = closed ? known : Math.min(known, legs.size() - 1);
        Instant at = millis(from);
        Instant end = later(at, millis(to));
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < ended; i++) {
            Instant until = legs.get(i).until();
            if (until != null) {
                Instant next = closed && i == ended - 1 ? end : between(at, millis(until), end);
                stretches.add(stretch(at, next, legs.get(i).cause(), false));
                at = next;
            }
        }
        if (ended < legs.size() && !closed) {
            stretches.add(stretch(at, end, legs.get(ended).cause(), true));
        }
        return withHappenings(stretches, happenings);
    }

    /** Stretches are told in milliseconds; finer parts would not add up. */
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

    private static Stretch stretch(Instant from, Instant to, Cause cause, boolean open) {
        return new Stretch(
                from,
                to,
                cause,
                seconds(from, to),
                open ? Boolean.TRUE : null,
                cause.text(),
                cause.textZh(),
                new ArrayList<>());
    }

    /** Each happening belongs to the stretch it begins or lies in; what lies outside belongs to the nearest. */
    private static List<Stretch> withHappenings(List<Stretch> stretches, List<Happening> happenings) {
        happenings.stream().sorted(Comparator.comparing(Happening::at)).forEach(happening -> {
            int i = 0;
            while (i < stretches.size() - 1
                    && !happening.at().isBefore(stretches.get(i).to())) {
                i++;
            }
            stretches.get(i).events().add(happening);
        });
        return List.copyOf(stretches);
    }

    /** With three decimals; what is finer is cut from both ends. */
    public static BigDecimal seconds(Instant from, Instant to) {
        return BigDecimal.valueOf(Duration.between(millis(from), millis(to)).toMillis(), 3);
    }

    /** Seconds by cause, in the order of causes; causes without a stretch are absent. */
    public static List<Wait> waits(List<Stretch> stretches) {
        Map<Cause, BigDecimal> sums = new EnumMap<>(Cause.class);
        stretches.forEach(stretch -> sums.merge(stretch.cause(), stretch.seconds(), BigDecimal::add));
        return sums.entrySet().stream()
                .map(sum -> new Wait(sum.getKey(), sum.getValue()))
                .toList();
    }
}
