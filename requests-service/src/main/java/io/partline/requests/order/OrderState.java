package io.partline.requests.order;

import io.partline.chassis.refusal.NotFound;
import io.partline.requests.order.OrderEvent.ApprovalEscalated;
import io.partline.requests.order.OrderEvent.ApprovalRequested;
import io.partline.requests.order.OrderEvent.LineApproved;
import io.partline.requests.order.OrderEvent.LineCancelled;
import io.partline.requests.order.OrderEvent.LineReceived;
import io.partline.requests.order.OrderEvent.LineRejected;
import io.partline.requests.order.OrderEvent.MilestoneReported;
import io.partline.requests.order.OrderEvent.ServiceOrderClosed;
import io.partline.requests.order.OrderEvent.ServiceOrderCompleted;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * @param placed null before anything happened
 * @param linesAtEnd the lines as they were known when nothing was left to wait for; null while nothing came after that
 */
public record OrderState(
        @Nullable ServiceOrderPlaced placed,
        List<Line> lines,
        @Nullable Instant completedAt,
        @Nullable List<Line> linesAtEnd) {
    public static final OrderState EMPTY = new OrderState(null, List.of(), null, null);

    /** @throws NotFound if nothing was ever placed under this id */
    ServiceOrderPlaced order(ServiceOrderId id) {
        if (placed == null) {
            throw NotFound.of("service-order", id.value());
        }
        return placed;
    }

    /** @throws NullPointerException if it is not placed */
    public ServiceOrderPlaced order() {
        return Objects.requireNonNull(placed, "nothing is placed");
    }

    public Optional<Line> line(LineId lineId) {
        return lines.stream().filter(line -> line.lineId().equals(lineId)).findFirst();
    }

    public OrderStatus status() {
        if (completedAt != null) {
            return OrderStatus.COMPLETED;
        }
        if (lines.isEmpty() || !lines.stream().allMatch(Line::finished)) {
            return OrderStatus.OPEN;
        }
        if (lines.stream().anyMatch(line -> line.status() == LineStatus.FULFILLED)) {
            return OrderStatus.COMPLETED;
        }
        return lines.stream().allMatch(line -> line.status() == LineStatus.REJECTED)
                ? OrderStatus.REJECTED
                : OrderStatus.CANCELLED;
    }

    /** When nothing is left to wait for; null while open. */
    @Nullable
    Instant closedAt() {
        if (status() == OrderStatus.OPEN) {
            return null;
        }
        return lines.stream()
                .map(Line::finishedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(completedAt);
    }

    public OrderState after(OrderEvent event) {
        return switch (event) {
            case ServiceOrderPlaced e -> placed(e);
            case ApprovalRequested e ->
                with(
                        e.lineId(),
                        line -> line.approvedBy(
                                Approval.requested(e.rule(), e.approver(), e.amount(), e.dueAt(), e.requestedAt())));
            case ApprovalEscalated e ->
                with(
                        e.lineId(),
                        line -> line.approvedBy(asked(line).escalatedTo(e.approver(), e.dueAt(), e.escalatedAt())));
            case LineApproved e -> with(e.lineId(), line -> line.approvedBy(approved(line, e)));
            case LineRejected e ->
                with(
                        e.lineId(),
                        line -> line.approvedBy(asked(line).rejected(e.decidedBy(), e.reason(), e.rejectedAt())));
            case MilestoneReported e -> with(e.lineId(), line -> line.reached(e.attempt(), Milestone.of(e)));
            case LineReceived e -> with(e.lineId(), line -> received(line, e));
            case LineCancelled e -> with(e.lineId(), line -> line.cancelled(e.cancelledAt()));
            case ServiceOrderCompleted e -> completed(e.completedAt());
            case ServiceOrderClosed _ -> this;
        };
    }

    private static OrderState placed(ServiceOrderPlaced e) {
        return new OrderState(
                e,
                e.lines().stream()
                        .map(line -> Line.ordered(line.lineId(), line.partNumber(), line.quantity(), line.amount()))
                        .toList(),
                null,
                null);
    }

    OrderState completed(Instant at) {
        return new OrderState(placed, lines, at, linesAtEnd);
    }

    /** What the order waited for: what comes after the end changes nothing of it. */
    List<Line> linesWaitedFor() {
        return linesAtEnd == null ? lines : linesAtEnd;
    }

    private OrderState with(LineId lineId, UnaryOperator<Line> change) {
        return new OrderState(
                placed,
                lines.stream()
                        .map(line -> line.lineId().equals(lineId) ? change.apply(line) : line)
                        .toList(),
                completedAt,
                status() == OrderStatus.OPEN ? null : linesWaitedFor());
    }

    private static Approval asked(Line line) {
        return Objects.requireNonNull(line.approval(), "no approval was asked for");
    }

    private static Approval approved(Line line, LineApproved e) {
        return line.approval() == null
                ? Approval.byRule(e.rule(), e.approvedAt())
                : line.approval().approved(e.decidedBy(), e.note(), e.approvedAt());
    }

    private static Line received(Line line, LineReceived e) {
        Line reached = line.reached(e.attempt(), Milestone.of(e));
        boolean last =
                line.cancelledAt() == null && line.fulfilledAt() == null && reached.received() >= line.quantity();
        return last ? reached.fulfilled(e.receivedAt()) : reached;
    }
}
