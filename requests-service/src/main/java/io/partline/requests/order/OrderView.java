package io.partline.requests.order;

import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service order as people and other programs see it. */
public record OrderView(
        String id,
        OrderStatus status,
        String stationId,
        @Nullable String homeCentreId,
        String productModel,
        String serialNumber,
        Priority priority,
        Instant requestedAt,
        Instant placedAt,
        @Nullable Instant completedAt,
        List<LineView> lines) {
    /**
     * @param source site the newest attempt comes from
     * @param attempt from 1; one more after each damage
     */
    public record LineView(
            String lineId,
            String partNumber,
            long quantity,
            LineStatus status,
            @Nullable String source,
            @Nullable LineApproval approval,
            @Nullable Instant promisedAt,
            @Nullable String shipmentId,
            int attempt) {}

    /** @param decision AUTO, PENDING, APPROVED or REJECTED */
    public record LineApproval(
            Approval.Status decision,
            String rule,
            @Nullable String approver,
            @Nullable Instant dueAt,
            @Nullable String decidedBy,
            @Nullable String note) {}

    public static OrderView of(OrderState state) {
        ServiceOrderPlaced order = state.order();
        return new OrderView(
                order.serviceOrderId(),
                state.status(),
                order.stationId(),
                order.homeCentreId(),
                order.productModel(),
                order.serialNumber(),
                order.priority(),
                order.requestedAt(),
                order.placedAt(),
                state.completedAt(),
                state.lines().stream().map(OrderView::line).toList());
    }

    private static LineView line(Line line) {
        Approval approval = line.approval();
        return new LineView(
                line.lineId(),
                line.partNumber(),
                line.quantity(),
                line.status(),
                line.latest().map(Attempt::source).orElse(null),
                approval == null
                        ? null
                        : new LineApproval(
                                approval.status(),
                                approval.rule(),
                                approval.approver(),
                                approval.dueAt(),
                                approval.decidedBy(),
                                approval.note()),
                line.latest().map(Attempt::promisedAt).orElse(null),
                line.latest().map(Attempt::shipmentId).orElse(null),
                line.latest().map(Attempt::number).orElse(1));
    }
}
