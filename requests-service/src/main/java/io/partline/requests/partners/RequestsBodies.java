package io.partline.requests.partners;

import io.partline.requests.catalogue.Money;
import io.partline.requests.order.Condition;
import io.partline.requests.order.Decision;
import io.partline.requests.order.Goods;
import io.partline.requests.order.OrderEvent;
import io.partline.requests.order.Priority;
import io.partline.requests.timeline.Cause;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes this service publishes; what they mean is told in the contract. */
final class RequestsBodies {
    private RequestsBodies() {}

    record ServiceOrderPlaced(
            String serviceOrderId,
            String stationId,
            @Nullable String homeCentreId,
            String productModel,
            String serialNumber,
            Priority priority,
            Instant requestedAt,
            Instant placedAt,
            List<PlacedLine> lines) {
        static ServiceOrderPlaced of(OrderEvent.ServiceOrderPlaced e) {
            return new ServiceOrderPlaced(
                    e.serviceOrderId().value(),
                    e.stationId(),
                    e.homeCentreId(),
                    e.productModel(),
                    e.serialNumber(),
                    e.priority(),
                    e.requestedAt(),
                    e.placedAt(),
                    e.lines().stream()
                            .map(line -> new PlacedLine(line.lineId().value(), line.partNumber(), line.quantity()))
                            .toList());
        }
    }

    record PlacedLine(String lineId, String partNumber, long quantity) {}

    record ApprovalRequested(
            String serviceOrderId,
            String lineId,
            String approvalId,
            String approver,
            String rule,
            Amount amount,
            Instant dueAt,
            Instant requestedAt) {
        static ApprovalRequested of(OrderEvent.ApprovalRequested e) {
            return new ApprovalRequested(
                    e.serviceOrderId().value(),
                    e.lineId().value(),
                    e.lineId().value(),
                    e.approver(),
                    e.rule(),
                    Amount.of(e.amount()),
                    e.dueAt(),
                    e.requestedAt());
        }

        static ApprovalRequested of(OrderEvent.ApprovalEscalated e) {
            return new ApprovalRequested(
                    e.serviceOrderId().value(),
                    e.lineId().value(),
                    e.lineId().value(),
                    e.approver(),
                    e.rule(),
                    Amount.of(e.amount()),
                    e.dueAt(),
                    e.escalatedAt());
        }
    }

    record LineApproved(
            String serviceOrderId,
            String lineId,
            String stationId,
            String partNumber,
            long quantity,
            Priority priority,
            Instant requestedAt,
            Decision decision,
            String rule,
            @Nullable String decidedBy,
            boolean mayDrawOnHq,
            Instant approvedAt) {
        static LineApproved of(OrderEvent.LineApproved e) {
            return new LineApproved(
                    e.serviceOrderId().value(),
                    e.lineId().value(),
                    e.stationId(),
                    e.partNumber(),
                    e.quantity(),
                    e.priority(),
                    e.requestedAt(),
                    e.decision(),
                    e.rule(),
                    e.decidedBy(),
                    e.mayDrawOnHq(),
                    e.approvedAt());
        }
    }

    record LineRejected(String serviceOrderId, String lineId, String decidedBy, String reason, Instant rejectedAt) {
        static LineRejected of(OrderEvent.LineRejected e) {
            return new LineRejected(
                    e.serviceOrderId().value(), e.lineId().value(), e.decidedBy(), e.reason(), e.rejectedAt());
        }
    }

    record LineReceived(
            String serviceOrderId,
            String lineId,
            String stationId,
            String partNumber,
            @Nullable String orderedPartNumber,
            long quantity,
            @Nullable List<Goods.Unit> units,
            String source,
            int attempt,
            @Nullable String shipmentId,
            Condition condition,
            @Nullable String receivedBy,
            Instant receivedAt) {
        static LineReceived of(OrderEvent.LineReceived e) {
            return new LineReceived(
                    e.serviceOrderId().value(),
                    e.lineId().value(),
                    e.stationId(),
                    e.goods().partNumber(),
                    e.goods().partNumber().equals(e.orderedPartNumber()) ? null : e.orderedPartNumber(),
                    e.goods().quantity(),
                    e.goods().units().isEmpty() ? null : e.goods().units(),
                    e.source(),
                    e.attempt(),
                    e.shipmentId(),
                    e.condition(),
                    e.receivedBy(),
                    e.receivedAt());
        }
    }

    record LineCancelled(String serviceOrderId, String lineId, String cancelledBy, String reason, Instant cancelledAt) {
        static LineCancelled of(OrderEvent.LineCancelled e) {
            return new LineCancelled(
                    e.serviceOrderId().value(), e.lineId().value(), e.cancelledBy(), e.reason(), e.cancelledAt());
        }
    }

    record ServiceOrderClosed(String serviceOrderId, String stationId, String outcome, Instant closedAt) {
        static ServiceOrderClosed of(OrderEvent.ServiceOrderClosed e) {
            return new ServiceOrderClosed(
                    e.serviceOrderId().value(), e.stationId(), e.outcome().name(), e.closedAt());
        }
    }

    record ServiceOrderCompleted(
            String serviceOrderId,
            String stationId,
            Instant requestedAt,
            Instant placedAt,
            Instant completedAt,
            List<Wait> waits) {
        static ServiceOrderCompleted of(OrderEvent.ServiceOrderCompleted e) {
            return new ServiceOrderCompleted(
                    e.serviceOrderId().value(),
                    e.stationId(),
                    e.requestedAt(),
                    e.placedAt(),
                    e.completedAt(),
                    e.waits().stream()
                            .map(wait -> new Wait(wait.cause(), wait.seconds()))
                            .toList());
        }
    }

    /** @param seconds with three decimals */
    record Wait(Cause cause, BigDecimal seconds) {}

    /** @param amount decimal, as text so that no reader rounds it */
    record Amount(String amount, String currency) {
        static Amount of(Money money) {
            return new Amount(money.amount().toPlainString(), money.currency());
        }
    }
}
