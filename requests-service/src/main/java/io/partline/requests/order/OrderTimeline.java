package io.partline.requests.order;

import io.partline.chassis.aggregate.Pure;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import io.partline.requests.timeline.Cause;
import io.partline.requests.timeline.Timeline;
import io.partline.requests.timeline.TimelineSegment;
import io.partline.requests.timeline.WaitSegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where the time of an order went. At each instant an order waits for the line that was least far then, and a line for its
 * attempt that was least far; what happened to the others is told in between.
 */
@Pure
public final class OrderTimeline {
    private OrderTimeline() {}

    /** @param now end of the segment that still runs; without meaning for a closed order */
    public static List<TimelineSegment> of(OrderState state, Instant now) {
        ServiceOrderPlaced order = state.order();
        Instant closedAt = state.closedAt();
        Instant end = closedAt == null ? now : closedAt;
        return Timeline.lay(
                order.requestedAt(), end, closedAt != null, waits(state, end), OrderTimelineEvents.of(state));
    }

    /** What an open line waits for now. */
    public static Cause waitingFor(ServiceOrderPlaced order, Line line) {
        return switch (line.status()) {
            case AWAITING_APPROVAL -> Cause.APPROVAL;
            case APPROVED -> line.hasLost() ? Cause.DAMAGE : Cause.STOCK;
            case BACKORDERED -> Cause.STOCK;
            case RESERVED ->
                line.slowest()
                        .map(Attempt::source)
                        .filter(order.stationId()::equals)
                        .map(_ -> Cause.RECEIPT)
                        .orElse(Cause.PICKING);
            case IN_TRANSIT -> Cause.TRANSIT;
            case DELIVERED, FULFILLED, REJECTED, CANCELLED -> Cause.RECEIPT;
        };
    }

    private static List<WaitSegment> waits(OrderState state, Instant end) {
        ServiceOrderPlaced order = state.order();
        List<WaitSegment> waits = new ArrayList<>();
        if (order.requestedAt().isBefore(order.placedAt())) {
            waits.add(new WaitSegment(Cause.IDENTITY, order.placedAt()));
        }
        // Approval is always told, also where a rule gave it at once.
        Cause cause = Cause.APPROVAL;
        for (Instant instant : instants(state, end)) {
            Cause then = at(state, instant).orElse(cause);
            if (then != cause) {
                waits.add(new WaitSegment(cause, instant));
                cause = then;
            }
        }
        waits.add(new WaitSegment(cause, state.closedAt()));
        return waits;
    }

    /** What the order waited for from that instant on; nothing once all its lines had ended. */
    private static Optional<Cause> at(OrderState state, Instant instant) {
        return state.linesWaitedFor().stream()
                .map(line -> line.asOf(instant))
                .filter(line -> !line.finished())
                .min(Comparator.comparing(Line::status)
                        .thenComparing(line -> line.lineId().value()))
                .map(line -> waitingFor(state.order(), line));
    }

    /** When anything changed, from the placing to the end. */
    private static SortedSet<Instant> instants(OrderState state, Instant end) {
        Instant placedAt = state.order().placedAt();
        TreeSet<Instant> instants = new TreeSet<>();
        instants.add(placedAt);
        for (Line line : state.linesWaitedFor()) {
            Approval approval = line.approval();
            if (approval != null && approval.decidedAt() != null) {
                instants.add(approval.decidedAt());
            }
            line.attempts().forEach(attempt -> attempt.milestones().forEach(each -> instants.add(attempt.at(each))));
            Optional.ofNullable(line.finishedAt()).ifPresent(instants::add);
        }
        instants.removeIf(instant -> instant.isBefore(placedAt) || instant.isAfter(end));
        return Objects.requireNonNull(instants);
    }
}
