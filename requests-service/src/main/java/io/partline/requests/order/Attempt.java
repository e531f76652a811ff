package io.partline.requests.order;

import io.partline.requests.order.Milestone.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One try to get the part to the station, from 1.
 *
 * @param milestones what is known of it, each type once, in the order of types
 */
public record Attempt(int number, List<Milestone> milestones) {
    private static final Set<Type> LOSSES = Set.of(Type.DAMAGED, Type.FAILED, Type.RECEIVED_DAMAGED);

    static Attempt numbered(int number) {
        return new Attempt(number, List.of());
    }

    private Optional<Milestone> milestone(Type type) {
        return milestones.stream().filter(milestone -> milestone.type() == type).findFirst();
    }

    boolean knows(Type type) {
        return milestone(type).isPresent();
    }

    @Nullable
    Instant at(Type type) {
        return milestone(type).map(Milestone::at).orElse(null);
    }

    /** Whether its unit is on its way or will be, as far as is known. */
    boolean isUnderWay() {
        return lostAt() == null && !knows(Type.RECEIVED) && !knows(Type.RELEASED);
    }

    /** Where its unit was lost: the earliest report of that. */
    @Nullable
    Instant lostAt() {
        return milestones.stream()
                .filter(milestone -> LOSSES.contains(milestone.type()))
                .map(Milestone::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    Attempt with(Milestone milestone) {
        List<Milestone> more = new ArrayList<>(milestones);
        more.add(milestone);
        more.sort(Comparator.comparing(Milestone::type));
        return new Attempt(number, List.copyOf(more));
    }

    public @Nullable String source() {
        return first(Milestone::source);
    }

    public @Nullable String shipmentId() {
        return first(Milestone::shipmentId);
    }

    public @Nullable Instant promisedAt() {
        return milestone(Type.RESERVED).map(Milestone::promisedAt).orElse(null);
    }

    private @Nullable String first(Function<Milestone, @Nullable String> member) {
        return milestones.stream()
                .map(member)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What this attempt alone says of the line. A lost one leaves an approved demand without stock. */
    LineStatus status() {
        if (milestones.isEmpty()) {
            return LineStatus.APPROVED;
        }
        return switch (milestones.getLast().type()) {
            case BACKORDERED -> LineStatus.BACKORDERED;
            case RESERVED -> LineStatus.RESERVED;
            // The shipment's news may overtake the reservation's; a line is reserved once its promise is known.
            case PLANNED -> promisedAt() == null ? LineStatus.APPROVED : LineStatus.RESERVED;
            case DISPATCHED -> LineStatus.IN_TRANSIT;
            case DELIVERED -> LineStatus.DELIVERED;
            case DAMAGED, FAILED, RECEIVED_DAMAGED, RELEASED -> LineStatus.APPROVED;
            case RECEIVED -> LineStatus.DELIVERED;
        };
    }
}
