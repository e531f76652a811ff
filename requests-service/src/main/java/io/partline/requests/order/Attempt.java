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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One try to get some or all pieces of a line to the station, from 1.
 *
 * @param goods what it supplies; until its reservation is heard of, all that was ordered
 * @param milestones what is known of it, in the order of types; a type that is not of pieces once
 */
public record Attempt(int number, Goods goods, List<Milestone> milestones) {
    private static final Set<Type> LOSSES = Set.of(Type.DAMAGED, Type.FAILED, Type.RECEIVED_DAMAGED);
    private static final Set<Type> BEFORE_A_LOSS = Set.of(Type.RESERVED, Type.PLANNED, Type.DISPATCHED);
    private static final Comparator<Milestone> BY_PROGRESS =
            Comparator.comparing(Milestone::type).thenComparing(Milestone::at);

    static Attempt numbered(int number, Goods ordered) {
        return new Attempt(number, ordered, List.of());
    }

    private Optional<Milestone> milestone(Type type) {
        return milestones.stream().filter(milestone -> milestone.type() == type).findFirst();
    }

    private boolean knows(Type type) {
        return milestone(type).isPresent();
    }

    /** Whether that is news no more. */
    boolean knows(Milestone milestone) {
        return milestone.type().isOfPieces() ? milestones.contains(milestone) : knows(milestone.type());
    }

    Attempt with(Milestone milestone) {
        List<Milestone> more = new ArrayList<>(milestones);
        more.add(milestone);
        more.sort(BY_PROGRESS);
        return new Attempt(number, milestone.goods() == null ? goods : milestone.goods(), List.copyOf(more));
    }

    /** As far as it had come by then. */
    Attempt asOf(Instant instant) {
        return new Attempt(
                number,
                goods,
                milestones.stream()
                        .filter(milestone -> !at(milestone).isAfter(instant))
                        .toList());
    }

    /** Clocks differ: what was lost had been reserved and had left before, whatever the report says. */
    Instant at(Milestone milestone) {
        return LOSSES.contains(milestone.type())
                ? Stream.concat(
                                Stream.of(milestone),
                                milestones.stream().filter(each -> BEFORE_A_LOSS.contains(each.type())))
                        .map(Milestone::at)
                        .max(Comparator.naturalOrder())
                        .orElseThrow()
                : milestone.at();
    }

    private long pieces(Set<Type> types) {
        return milestones.stream()
                .filter(milestone -> types.contains(milestone.type()))
                .mapToLong(milestone -> milestone.quantity() == null ? goods.quantity() : milestone.quantity())
                .sum();
    }

    /** Pieces in good hands. */
    public long received() {
        return pieces(Set.of(Type.RECEIVED));
    }

    /** Pieces that are still to come, as far as is known. What was called off and left all the same is on its way. */
    public long open() {
        boolean calledOff = knows(Type.RELEASED) && !knows(Type.DISPATCHED);
        boolean searched = milestones.stream().allMatch(milestone -> milestone.type() == Type.BACKORDERED);
        return calledOff || searched || isSettled() ? 0 : goods.quantity() - pieces(LOSSES) - received();
    }

    /** Whether each of its pieces is in good hands or lost. */
    boolean isSettled() {
        return goods.quantity() <= pieces(LOSSES) + received();
    }

    /** So many of those that are still to come. */
    Goods next(long pieces) {
        return goods.some(pieces);
    }

    /** Whether it is known how many pieces it brings; the first one brings all, as far as is known. */
    boolean isCounted() {
        return number == 1 || knows(Type.RESERVED);
    }

    boolean hasLost() {
        return milestones.stream().anyMatch(milestone -> LOSSES.contains(milestone.type()));
    }

    /** Whether no site could supply it when it was last looked. */
    boolean isBackordered() {
        return knows(Type.BACKORDERED)
                && milestones.stream().allMatch(milestone -> milestone.type() == Type.BACKORDERED);
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

    /** Where the pieces are that are still to come. */
    public LineStatus status() {
        if (knows(Type.DELIVERED)) {
            return LineStatus.DELIVERED;
        }
        if (knows(Type.DISPATCHED)) {
            return LineStatus.IN_TRANSIT;
        }
        // The shipment's news may overtake the reservation's; a line is reserved once its promise is known.
        return promisedAt() == null ? LineStatus.APPROVED : LineStatus.RESERVED;
    }
}
