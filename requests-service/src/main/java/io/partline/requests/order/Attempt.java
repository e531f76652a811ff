package io.partline.requests.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One try to get the part to the station, from 1.
 *
 * @param marks the steps known of it, each kind once, in the order of kinds
 */
public record Attempt(int number, List<Mark> marks) {
    /** In the order in which they happen. */
    enum Kind {
        BACKORDERED,
        RESERVED,
        PLANNED,
        DISPATCHED,
        DELIVERED,
        DAMAGED,
        RECEIVED_DAMAGED
    }

    /**
     * @param source site the part comes from
     * @param note who signed, what was said of the damage, why there was no stock
     */
    record Mark(
            Kind kind,
            Instant at,
            @Nullable String source,
            @Nullable Instant promisedAt,
            @Nullable String shipmentId,
            @Nullable String carrierId,
            @Nullable String note) {}

    Optional<Mark> mark(Kind kind) {
        return marks.stream().filter(mark -> mark.kind() == kind).findFirst();
    }

    boolean knows(Kind kind) {
        return mark(kind).isPresent();
    }

    @Nullable
    Instant at(Kind kind) {
        return mark(kind).map(Mark::at).orElse(null);
    }

    /** Where its unit was lost: the earliest report of damage. */
    @Nullable
    Instant lostAt() {
        return marks.stream()
                .filter(mark -> mark.kind() == Kind.DAMAGED || mark.kind() == Kind.RECEIVED_DAMAGED)
                .map(Mark::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    Attempt with(Mark mark) {
        List<Mark> more = new ArrayList<>(marks);
        more.add(mark);
        more.sort(Comparator.comparing(Mark::kind));
        return new Attempt(number, List.copyOf(more));
    }

    @Nullable
    String source() {
        return marks.stream()
                .map(Mark::source)
                .filter(source -> source != null)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    String shipmentId() {
        return marks.stream()
                .map(Mark::shipmentId)
                .filter(id -> id != null)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Instant promisedAt() {
        return mark(Kind.RESERVED).map(Mark::promisedAt).orElse(null);
    }

    /** What this attempt alone says of the line. A lost one leaves an approved demand without stock. */
    LineStatus status() {
        if (marks.isEmpty()) {
            return LineStatus.APPROVED;
        }
        return switch (marks.getLast().kind()) {
            case BACKORDERED -> LineStatus.BACKORDERED;
            case RESERVED -> LineStatus.RESERVED;
            // The shipment's news may overtake the reservation's; a line is reserved once its promise is known.
            case PLANNED -> promisedAt() == null ? LineStatus.APPROVED : LineStatus.RESERVED;
            case DISPATCHED -> LineStatus.IN_TRANSIT;
            case DELIVERED -> LineStatus.DELIVERED;
            case DAMAGED, RECEIVED_DAMAGED -> LineStatus.APPROVED;
        };
    }
}
