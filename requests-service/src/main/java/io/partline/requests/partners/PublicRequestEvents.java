package io.partline.requests.partners;

import io.partline.requests.catalogue.Money;
import io.partline.requests.order.Condition;
import io.partline.requests.order.Decision;
import io.partline.requests.order.Priority;
import io.partline.requests.timeline.Wait;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes this service publishes; what they mean is told in the contract. */
final class PublicRequestEvents {
    private PublicRequestEvents() {}

    record ServiceOrderPlaced(
            String serviceOrderId,
            String stationId,
            @Nullable String homeCentreId,
            String productModel,
            String serialNumber,
            Priority priority,
            Instant requestedAt,
            Instant placedAt,
            List<PlacedLine> lines) {}

    record PlacedLine(String lineId, String partNumber, long quantity) {}

    record ApprovalRequested(
            String serviceOrderId,
            String lineId,
            String approvalId,
            String approver,
            String rule,
            Money amount,
            Instant dueAt,
            Instant requestedAt) {}

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
            Instant approvedAt) {}

    record LineRejected(String serviceOrderId, String lineId, String decidedBy, String reason, Instant rejectedAt) {}

    record LineReceived(
            String serviceOrderId,
            String lineId,
            String stationId,
            String partNumber,
            long quantity,
            String source,
            int attempt,
            @Nullable String shipmentId,
            Condition condition,
            Instant receivedAt) {}

    record ServiceOrderCompleted(
            String serviceOrderId,
            String stationId,
            Instant requestedAt,
            Instant placedAt,
            Instant completedAt,
            List<Wait> waits) {}
}
