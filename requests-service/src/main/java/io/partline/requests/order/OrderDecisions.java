package io.partline.requests.order;

import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.NotFound;
import io.partline.requests.order.OrderCommand.ApproveLine;
import io.partline.requests.order.OrderCommand.CancelLine;
import io.partline.requests.order.OrderCommand.CancelOrder;
import io.partline.requests.order.OrderCommand.ConfirmReceipt;
import io.partline.requests.order.OrderCommand.Decider;
import io.partline.requests.order.OrderCommand.EscalateApproval;
import io.partline.requests.order.OrderCommand.NewLine;
import io.partline.requests.order.OrderCommand.PlaceOrder;
import io.partline.requests.order.OrderCommand.RecordMilestone;
import io.partline.requests.order.OrderCommand.RejectLine;
import io.partline.requests.order.OrderEvent.ApprovalEscalated;
import io.partline.requests.order.OrderEvent.ApprovalRequested;
import io.partline.requests.order.OrderEvent.LineApproved;
import io.partline.requests.order.OrderEvent.LineCancelled;
import io.partline.requests.order.OrderEvent.LineReceived;
import io.partline.requests.order.OrderEvent.LineRejected;
import io.partline.requests.order.OrderEvent.MilestoneReported;
import io.partline.requests.order.OrderEvent.OrderedLine;
import io.partline.requests.order.OrderEvent.ServiceOrderClosed;
import io.partline.requests.order.OrderEvent.ServiceOrderCompleted;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import io.partline.requests.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

final class OrderDecisions {
    private OrderDecisions() {}

    static List<OrderEvent> decide(OrderState state, OrderCommand command) {
        return switch (command) {
            case PlaceOrder c -> place(state, c);
            case ApproveLine c -> approve(state, c);
            case RejectLine c -> reject(state, c);
            case EscalateApproval c -> escalate(state, c);
            case RecordMilestone c -> record(state, c);
            case ConfirmReceipt c -> receive(state, c);
            case CancelLine c -> cancelLine(state, c);
            case CancelOrder c -> cancelOrder(state, c);
        };
    }

    /** An order that is placed already stays as it is. */
    private static List<OrderEvent> place(OrderState state, PlaceOrder c) {
        if (state.placed() != null) {
            return List.of();
        }
        List<OrderedLine> lines = new ArrayList<>();
        for (NewLine line : c.lines()) {
            lines.add(new OrderedLine(
                    LineId.of(c.order(), lines.size() + 1), line.partNumber(), line.quantity(), line.amount()));
        }
        ServiceOrderPlaced placed = new ServiceOrderPlaced(
                c.order(),
                c.stationId(),
                c.homeCentreId(),
                c.productModel(),
                c.serialNumber(),
                c.priority(),
                c.requestedAt(),
                c.at(),
                List.copyOf(lines),
                c.placedBy(),
                c.placedAtSite());
        List<OrderEvent> events = new ArrayList<>(List.of(placed));
        for (int i = 0; i < lines.size(); i++) {
            events.add(outcome(placed, lines.get(i), c.lines().get(i).outcome(), c.at()));
        }
        return events;
    }

    private static OrderEvent outcome(ServiceOrderPlaced order, OrderedLine line, ApprovalOutcome outcome, Instant at) {
        return switch (outcome) {
            case ApprovalOutcome.AutoApproved(String rule, boolean mayDrawOnHq) ->
                new LineApproved(
                        order.serviceOrderId(),
                        line.lineId(),
                        order.stationId(),
                        line.partNumber(),
                        line.quantity(),
                        order.priority(),
                        order.requestedAt(),
                        Decision.AUTO,
                        rule,
                        null,
                        null,
                        mayDrawOnHq,
                        at);
            case ApprovalOutcome.NeedsApproval(String rule, String approver, Instant dueAt) ->
                new ApprovalRequested(order.serviceOrderId(), line.lineId(), approver, rule, line.amount(), dueAt, at);
        };
    }

    private static List<OrderEvent> approve(OrderState state, ApproveLine c) {
        Line line = line(state, c.order(), c.lineId());
        ServiceOrderPlaced order = state.order();
        Approval approval = pending(order, line, c.decider());
        return List.of(new LineApproved(
                order.serviceOrderId(),
                line.lineId(),
                order.stationId(),
                line.partNumber(),
                line.quantity(),
                order.priority(),
                order.requestedAt(),
                Decision.APPROVED,
                approval.rule(),
                c.decider().personId(),
                c.note().isBlank() ? null : c.note(),
                c.mayDrawOnHq(),
                c.at()));
    }

    private static List<OrderEvent> reject(OrderState state, RejectLine c) {
        Line line = line(state, c.order(), c.lineId());
        pending(state.order(), line, c.decider());
        LineRejected rejected =
                new LineRejected(c.order(), line.lineId(), c.decider().personId(), c.reason(), c.at());
        return closing(state, rejected, c.at());
    }

    /** Whoever is asked for it now, or headquarters; and nobody for what they ordered themselves. */
    private static Approval pending(ServiceOrderPlaced order, Line line, Decider decider) {
        String asked = Objects.requireNonNull(line.approval()).approver();
        if (!decider.hq() && !Objects.equals(decider.siteId(), asked)) {
            throw Forbidden.to("decide-approval", "Only %s or HQ may decide this approval.".formatted(asked));
        }
        if (order.mayHaveBeenPlacedBy(decider.personId(), decider.siteId())) {
            throw Forbidden.to(
                    "decide-approval",
                    "Nobody decides on what they ordered themselves; somebody else at %s or HQ does.".formatted(asked));
        }
        if (line.status() == LineStatus.CANCELLED) {
            throw new OrderRefusal.LineEnded(line.lineId(), line.status());
        }
        Approval approval = Objects.requireNonNull(line.approval());
        if (approval.status() != Approval.Status.PENDING) {
            throw new OrderRefusal.AlreadyDecided(line.lineId(), approval.status());
        }
        return approval;
    }

    /** Nothing if it is decided or cancelled, or that approver is asked already. */
    private static List<OrderEvent> escalate(OrderState state, EscalateApproval c) {
        Line line = line(state, c.order(), c.lineId());
        Approval approval = Objects.requireNonNull(line.approval());
        if (line.finished()
                || approval.status() != Approval.Status.PENDING
                || c.approver().equals(approval.approver())) {
            return List.of();
        }
        return List.of(new ApprovalEscalated(
                c.order(), line.lineId(), c.approver(), approval.rule(), line.amount(), c.dueAt(), c.at()));
    }

    /** Each attempt remembers each milestone once, whatever else is known by then. */
    private static List<OrderEvent> record(OrderState state, RecordMilestone c) {
        MilestoneReported milestone = c.milestone();
        Line line = line(state, c.order(), milestone.lineId());
        return line.knows(milestone.attempt(), Milestone.of(milestone)) ? List.of() : List.of(milestone);
    }

    /** Attempt by attempt, the oldest first. What nobody needs any more arrives all the same, once. */
    private static List<OrderEvent> receive(OrderState state, ConfirmReceipt c) {
        Line line = line(state, c.order(), c.lineId());
        ServiceOrderPlaced order = state.order();
        List<Attempt> there = line.receivable(order.stationId()).stream()
                .filter(attempt -> c.shipmentId() == null || c.shipmentId().equals(attempt.shipmentId()))
                .toList();
        if (there.isEmpty()) {
            throw new OrderRefusal.LineNotReceivable(line.lineId(), line.status());
        }
        long all = there.stream().mapToLong(Attempt::open).sum();
        long left = c.quantity() == null ? all : c.quantity();
        if (left > all) {
            throw new OrderRefusal.MoreThanThere(line.lineId(), left, all);
        }
        List<OrderEvent> events = new ArrayList<>();
        OrderState before = state;
        for (Attempt attempt : there) {
            long pieces = Math.min(left, attempt.open());
            if (pieces > 0) {
                LineReceived received = received(order, line, attempt, pieces, c);
                events.addAll(
                        before.status() == OrderStatus.OPEN ? closing(before, received, c.at()) : List.of(received));
                before = before.after(received);
                left -= pieces;
            }
        }
        return events;
    }

    private static LineReceived received(
            ServiceOrderPlaced order, Line line, Attempt attempt, long pieces, ConfirmReceipt c) {
        return new LineReceived(
                order.serviceOrderId(),
                line.lineId(),
                order.stationId(),
                line.partNumber(),
                attempt.next(pieces),
                Objects.requireNonNullElse(attempt.source(), "unknown"),
                attempt.number(),
                attempt.shipmentId(),
                c.condition(),
                c.receivedBy(),
                c.at());
    }

    private static List<OrderEvent> cancelLine(OrderState state, CancelLine c) {
        Line line = line(state, c.order(), c.lineId());
        return switch (line.status()) {
            case CANCELLED -> List.of();
            case FULFILLED, REJECTED -> throw new OrderRefusal.LineEnded(line.lineId(), line.status());
            case AWAITING_APPROVAL, APPROVED, BACKORDERED, RESERVED, IN_TRANSIT, DELIVERED ->
                closing(
                        state,
                        new LineCancelled(c.order(), line.lineId(), c.cancelledBy(), c.reason(), c.at()),
                        c.at());
        };
    }

    /** What has ended stays as it is. */
    private static List<OrderEvent> cancelOrder(OrderState state, CancelOrder c) {
        state.order(c.order());
        switch (state.status()) {
            case OPEN -> {}
            case CANCELLED -> {
                return List.of();
            }
            case COMPLETED, REJECTED -> throw new OrderRefusal.OrderEnded(c.order(), state.status());
        }
        List<OrderEvent> events = new ArrayList<>();
        OrderState before = state;
        for (Line line : state.lines()) {
            if (!line.finished()) {
                LineCancelled cancelled =
                        new LineCancelled(c.order(), line.lineId(), c.cancelledBy(), c.reason(), c.at());
                events.addAll(closing(before, cancelled, c.at()));
                before = before.after(cancelled);
            }
        }
        return events;
    }

    /** The event, and the order's end if that was the last line to wait for. */
    private static List<OrderEvent> closing(OrderState before, OrderEvent event, Instant at) {
        OrderState after = before.after(event);
        ServiceOrderPlaced order = after.order();
        ServiceOrderClosed closed =
                new ServiceOrderClosed(order.serviceOrderId(), order.stationId(), after.status(), at);
        return switch (after.status()) {
            case OPEN -> List.of(event);
            case REJECTED, CANCELLED -> List.of(event, closed);
            case COMPLETED ->
                List.of(
                        event,
                        new ServiceOrderCompleted(
                                order.serviceOrderId(),
                                order.stationId(),
                                order.requestedAt(),
                                order.placedAt(),
                                at,
                                Timeline.waits(OrderTimeline.of(after.completed(at), at))),
                        closed);
        };
    }

    private static Line line(OrderState state, ServiceOrderId order, LineId lineId) {
        state.order(order);
        return state.line(lineId).orElseThrow(() -> NotFound.of("order-line", lineId.value()));
    }
}
