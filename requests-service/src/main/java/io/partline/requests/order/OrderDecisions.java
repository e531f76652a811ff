package io.partline.requests.order;

import io.partline.chassis.refusal.NotFound;
import io.partline.requests.order.OrderCommand.ApproveLine;
import io.partline.requests.order.OrderCommand.ConfirmReceipt;
import io.partline.requests.order.OrderCommand.EscalateApproval;
import io.partline.requests.order.OrderCommand.NewLine;
import io.partline.requests.order.OrderCommand.PlaceOrder;
import io.partline.requests.order.OrderCommand.RecordStep;
import io.partline.requests.order.OrderCommand.RejectLine;
import io.partline.requests.order.OrderEvent.ApprovalRequested;
import io.partline.requests.order.OrderEvent.LineApproved;
import io.partline.requests.order.OrderEvent.LineReceived;
import io.partline.requests.order.OrderEvent.OrderedLine;
import io.partline.requests.order.OrderEvent.ServiceOrderCompleted;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import io.partline.requests.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

final class OrderDecisions {
    private OrderDecisions() {}

    /** An order that is placed already stays as it is. */
    static List<OrderEvent> place(OrderState state, PlaceOrder c) {
        if (state.placed() != null) {
            return List.of();
        }
        String id = ServiceOrder.publicId(c.aggregateId());
        List<OrderedLine> lines = new ArrayList<>();
        for (NewLine line : c.lines()) {
            lines.add(
                    new OrderedLine(id + "-" + (lines.size() + 1), line.partNumber(), line.quantity(), line.amount()));
        }
        ServiceOrderPlaced placed = new ServiceOrderPlaced(
                id,
                c.stationId(),
                c.homeCentreId(),
                c.productModel(),
                c.serialNumber(),
                c.priority(),
                c.requestedAt(),
                c.at(),
                List.copyOf(lines),
                c.placedBy());
        List<OrderEvent> events = new ArrayList<>(List.of(placed));
        for (int i = 0; i < lines.size(); i++) {
            events.add(verdict(placed, lines.get(i), c.lines().get(i).verdict(), c.at()));
        }
        return events;
    }

    private static OrderEvent verdict(ServiceOrderPlaced order, OrderedLine line, Verdict verdict, Instant at) {
        return switch (verdict) {
            case Verdict.Covered covered ->
                approved(
                        order,
                        line.lineId(),
                        line.partNumber(),
                        line.quantity(),
                        Decision.AUTO,
                        covered.rule(),
                        null,
                        null,
                        covered.mayDrawOnHq(),
                        at);
            case Verdict.AskSomebody ask ->
                new ApprovalRequested(
                        order.serviceOrderId(),
                        line.lineId(),
                        ask.approver(),
                        ask.rule(),
                        line.amount(),
                        ask.dueAt(),
                        at);
        };
    }

    private static LineApproved approved(
            ServiceOrderPlaced order,
            String lineId,
            String partNumber,
            long quantity,
            Decision decision,
            String rule,
            @org.jspecify.annotations.Nullable String decidedBy,
            @org.jspecify.annotations.Nullable String note,
            boolean mayDrawOnHq,
            Instant at) {
        return new LineApproved(
                order.serviceOrderId(),
                lineId,
                order.stationId(),
                partNumber,
                quantity,
                order.priority(),
                order.requestedAt(),
                decision,
                rule,
                decidedBy,
                note,
                mayDrawOnHq,
                at);
    }

    static List<OrderEvent> approve(OrderState state, ApproveLine c) {
        Line line = line(state, c.aggregateId(), c.lineId());
        Approval approval = pending(line);
        return List.of(approved(
                state.order(),
                line.lineId(),
                line.partNumber(),
                line.quantity(),
                Decision.APPROVED,
                approval.rule(),
                c.decidedBy(),
                c.note().isBlank() ? null : c.note(),
                c.mayDrawOnHq(),
                c.at()));
    }

    static List<OrderEvent> reject(OrderState state, RejectLine c) {
        Line line = line(state, c.aggregateId(), c.lineId());
        pending(line);
        return closing(
                state,
                new OrderEvent.LineRejected(
                        state.order().serviceOrderId(), line.lineId(), c.decidedBy(), c.reason(), c.at()),
                c.at());
    }

    private static Approval pending(Line line) {
        Approval approval = Objects.requireNonNull(line.approval());
        if (approval.status() != Approval.Status.PENDING) {
            throw new OrderRefusal.AlreadyDecided(
                    line.lineId(), approval.status().name());
        }
        return approval;
    }

    /** Nothing if it is decided, or that approver is asked already. */
    static List<OrderEvent> escalate(OrderState state, EscalateApproval c) {
        Line line = line(state, c.aggregateId(), c.lineId());
        Approval approval = Objects.requireNonNull(line.approval());
        if (approval.status() != Approval.Status.PENDING || c.approver().equals(approval.approver())) {
            return List.of();
        }
        return List.of(new OrderEvent.ApprovalEscalated(
                state.order().serviceOrderId(),
                line.lineId(),
                c.approver(),
                approval.rule(),
                line.amount(),
                c.dueAt(),
                c.at()));
    }

    /** Each attempt remembers each kind of step once, whatever else is known by then. */
    static List<OrderEvent> record(OrderState state, RecordStep c) {
        OrderEvent.Step step = c.step();
        Line line = line(state, c.aggregateId(), step.lineId());
        return line.knows(step.attempt(), OrderState.kind(step)) ? List.of() : List.of(step.notAfter(c.at()));
    }

    static List<OrderEvent> receive(OrderState state, ConfirmReceipt c) {
        Line line = line(state, c.aggregateId(), c.lineId());
        ServiceOrderPlaced order = state.order();
        LineStatus status = line.status();
        Attempt attempt = line.latest().orElseThrow(() -> new OrderRefusal.LineNotReceivable(line.lineId(), status));
        String source = Objects.requireNonNullElse(attempt.source(), "unknown");
        boolean ownShelf = status == LineStatus.RESERVED && source.equals(order.stationId());
        if (status != LineStatus.DELIVERED && !ownShelf) {
            throw new OrderRefusal.LineNotReceivable(line.lineId(), status);
        }
        if (ownShelf && c.condition() == Condition.DAMAGED) {
            throw new OrderRefusal.OwnShelfDamage(line.lineId(), source);
        }
        return closing(
                state,
                new LineReceived(
                        order.serviceOrderId(),
                        line.lineId(),
                        order.stationId(),
                        line.partNumber(),
                        line.quantity(),
                        source,
                        attempt.number(),
                        attempt.shipmentId(),
                        c.condition(),
                        c.at()),
                c.at());
    }

    /** The event, and the order's completion if that was the last line to wait for. */
    private static List<OrderEvent> closing(OrderState before, OrderEvent event, Instant at) {
        OrderState after = before.after(event);
        boolean complete = after.lines().stream().allMatch(Line::finished)
                && after.lines().stream().anyMatch(line -> line.status() == LineStatus.FULFILLED);
        if (!complete) {
            return List.of(event);
        }
        ServiceOrderPlaced order = after.order();
        OrderState completed = new OrderState(after.placed(), after.lines(), at);
        return List.of(
                event,
                new ServiceOrderCompleted(
                        order.serviceOrderId(),
                        order.stationId(),
                        order.requestedAt(),
                        order.placedAt(),
                        at,
                        Timeline.waits(OrderTimeline.of(completed, at))));
    }

    private static Line line(OrderState state, String aggregateId, String lineId) {
        state.order(ServiceOrder.publicId(aggregateId));
        return state.line(lineId).orElseThrow(() -> NotFound.of("line", lineId));
    }
}
