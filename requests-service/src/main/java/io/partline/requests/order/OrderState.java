package io.partline.requests.order;

import io.partline.chassis.refusal.NotFound;
import io.partline.requests.order.Approval.Status;
import io.partline.requests.order.Attempt.Kind;
import io.partline.requests.order.Attempt.Mark;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** @param placed null before anything happened */
public record OrderState(
        @Nullable ServiceOrderPlaced placed,
        List<Line> lines,
        @Nullable Instant completedAt) {
    public static final OrderState EMPTY = new OrderState(null, List.of(), null);

    /** @throws NotFound if nothing was ever placed under this id */
    public ServiceOrderPlaced order(String serviceOrderId) {
        if (placed == null) {
            throw NotFound.of("service order", serviceOrderId);
        }
        return placed;
    }

    /** @throws IllegalStateException if it is not placed */
    public ServiceOrderPlaced order() {
        return Objects.requireNonNull(placed, "nothing is placed");
    }

    public Optional<Line> line(String lineId) {
        return lines.stream().filter(line -> line.lineId().equals(lineId)).findFirst();
    }

    public OrderStatus status() {
        if (completedAt != null) {
            return OrderStatus.COMPLETED;
        }
        return !lines.isEmpty() && lines.stream().allMatch(line -> line.status() == LineStatus.REJECTED)
                ? OrderStatus.REJECTED
                : OrderStatus.OPEN;
    }

    /** When nothing is left to wait for; null while open. */
    public @Nullable Instant closedAt() {
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
            case ServiceOrderPlaced e ->
                new OrderState(
                        e,
                        e.lines().stream()
                                .map(l -> new Line(
                                        l.lineId(), l.partNumber(), l.quantity(), l.amount(), null, List.of(), null))
                                .toList(),
                        null);
            case OrderEvent.ApprovalRequested e ->
                with(
                        e.lineId(),
                        line -> line.approvedBy(new Approval(
                                Status.PENDING,
                                e.rule(),
                                e.approver(),
                                e.amount(),
                                e.dueAt(),
                                e.requestedAt(),
                                null,
                                null,
                                null,
                                null)));
            case OrderEvent.ApprovalEscalated e ->
                with(
                        e.lineId(),
                        line -> line.approvedBy(
                                approvalOf(line).escalatedTo(e.approver(), e.dueAt(), e.escalatedAt())));
            case OrderEvent.LineApproved e -> with(e.lineId(), line -> approved(line, e));
            case OrderEvent.LineRejected e ->
                with(
                        e.lineId(),
                        line -> line.approvedBy(
                                approvalOf(line).decided(Status.REJECTED, e.decidedBy(), e.reason(), e.rejectedAt())));
            case OrderEvent.Step e -> with(e.lineId(), line -> line.marked(e.attempt(), mark(e)));
            case OrderEvent.LineReceived e -> with(e.lineId(), line -> received(line, e));
            case OrderEvent.ServiceOrderCompleted e -> new OrderState(placed, lines, e.completedAt());
        };
    }

    private OrderState with(String lineId, UnaryOperator<Line> change) {
        return new OrderState(
                placed,
                lines.stream()
                        .map(line -> line.lineId().equals(lineId) ? change.apply(line) : line)
                        .toList(),
                completedAt);
    }

    private static Approval approvalOf(Line line) {
        return Objects.requireNonNull(line.approval(), "no approval was asked for");
    }

    private static Line approved(Line line, OrderEvent.LineApproved e) {
        if (line.approval() == null) {
            return line.approvedBy(new Approval(
                    Status.AUTO, e.rule(), null, null, null, e.approvedAt(), null, null, null, e.approvedAt()));
        }
        return line.approvedBy(line.approval().decided(Status.APPROVED, e.decidedBy(), e.note(), e.approvedAt()));
    }

    private static Line received(Line line, OrderEvent.LineReceived e) {
        return switch (e.condition()) {
            case GOOD -> line.fulfilled(e.receivedAt());
            case DAMAGED ->
                line.marked(
                        e.attempt(),
                        new Mark(Kind.RECEIVED_DAMAGED, e.receivedAt(), e.source(), null, e.shipmentId(), null, null));
        };
    }

    static Kind kind(OrderEvent.Step step) {
        return switch (step) {
            case OrderEvent.LineBackordered _ -> Kind.BACKORDERED;
            case OrderEvent.LineReserved _ -> Kind.RESERVED;
            case OrderEvent.ShipmentPlanned _ -> Kind.PLANNED;
            case OrderEvent.ShipmentDispatched _ -> Kind.DISPATCHED;
            case OrderEvent.ShipmentDelivered _ -> Kind.DELIVERED;
            case OrderEvent.ShipmentDamaged _ -> Kind.DAMAGED;
        };
    }

    private static Mark mark(OrderEvent.Step step) {
        Kind kind = kind(step);
        Instant at = step.occurredAt();
        return switch (step) {
            case OrderEvent.LineBackordered e -> new Mark(kind, at, null, null, null, null, e.reason());
            case OrderEvent.LineReserved e -> new Mark(kind, at, e.source(), e.promisedAt(), null, null, null);
            case OrderEvent.ShipmentPlanned e ->
                new Mark(kind, at, e.source(), null, e.shipmentId(), e.carrierId(), null);
            case OrderEvent.ShipmentDispatched e ->
                new Mark(kind, at, e.source(), null, e.shipmentId(), e.carrierId(), null);
            case OrderEvent.ShipmentDelivered e ->
                new Mark(kind, at, e.source(), null, e.shipmentId(), e.carrierId(), e.signedBy());
            case OrderEvent.ShipmentDamaged e ->
                new Mark(kind, at, e.source(), null, e.shipmentId(), e.carrierId(), said(e));
        };
    }

    private static @Nullable String said(OrderEvent.ShipmentDamaged e) {
        String said = java.util.stream.Stream.of(e.location(), e.note())
                .filter(Objects::nonNull)
                .collect(java.util.stream.Collectors.joining(": "));
        return said.isEmpty() ? null : said;
    }
}
