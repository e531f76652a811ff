package io.partline.requests.order;

import io.partline.chassis.aggregate.Pure;
import io.partline.requests.order.Milestone.Type;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import io.partline.requests.timeline.Cause;
import io.partline.requests.timeline.Timeline;
import io.partline.requests.timeline.TimelineSegment;
import io.partline.requests.timeline.WaitSegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the time of an order went. An order waits for its slowest line: the one that finished last, or, while it is open,
 * the one that is least far; what happened to the others is told in between.
 */
@Pure
public final class OrderTimeline {
    private OrderTimeline() {}

    /** @param now end of the segment that still runs; without meaning for a closed order */
    public static List<TimelineSegment> of(OrderState state, Instant now) {
        ServiceOrderPlaced order = state.order();
        Instant closedAt = state.closedAt();
        Instant end = closedAt == null ? now : closedAt;
        Line slowest = state.lines().stream().max(bySlowness()).orElseThrow();
        return Timeline.lay(
                order.requestedAt(), end, closedAt != null, waits(order, slowest), OrderTimelineEvents.of(state));
    }

    private static Comparator<Line> bySlowness() {
        return Comparator.<Line, Boolean>comparing(line -> !line.finished())
                .thenComparing(Line::finishedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Line::status, Comparator.reverseOrder())
                .thenComparing(line -> line.lineId().value(), Comparator.reverseOrder());
    }

    private static List<WaitSegment> waits(ServiceOrderPlaced order, Line line) {
        List<WaitSegment> waits = new ArrayList<>();
        if (order.requestedAt().isBefore(order.placedAt())) {
            waits.add(new WaitSegment(Cause.IDENTITY, order.placedAt()));
        }
        Approval approval = line.approval();
        waits.add(new WaitSegment(Cause.APPROVAL, approval == null ? null : approval.decidedAt()));
        Cause search = Cause.STOCK;
        boolean lost = true;
        for (Attempt attempt : line.attempts()) {
            waits.add(new WaitSegment(search, attempt.at(Type.RESERVED)));
            lost = attempt.lostAt() != null;
            waits.addAll(
                    journey(order, line, attempt, attempt == line.attempts().getLast()));
            search = Cause.DAMAGE;
        }
        if (lost) {
            waits.add(new WaitSegment(search, null));
        }
        return waits;
    }

    private static List<WaitSegment> journey(ServiceOrderPlaced order, Line line, Attempt attempt, boolean newest) {
        Instant lostAt = attempt.lostAt();
        Instant inHand = newest && lostAt == null ? line.fulfilledAt() : null;
        if (order.stationId().equals(attempt.source())) {
            return List.of(new WaitSegment(Cause.RECEIPT, lostAt != null ? lostAt : inHand));
        }
        Instant deliveredAt = attempt.at(Type.DELIVERED);
        Instant dispatchedAt = attempt.at(Type.DISPATCHED);
        if (lostAt != null && (deliveredAt == null || lostAt.isBefore(deliveredAt))) {
            return List.of(new WaitSegment(Cause.PICKING, dispatchedAt), new WaitSegment(Cause.TRANSIT, lostAt));
        }
        return List.of(
                new WaitSegment(Cause.PICKING, dispatchedAt),
                new WaitSegment(Cause.TRANSIT, deliveredAt),
                new WaitSegment(Cause.RECEIPT, lostAt != null ? lostAt : inHand));
    }
}
