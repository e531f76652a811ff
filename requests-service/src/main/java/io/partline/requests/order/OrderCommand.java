package io.partline.requests.order;

import io.partline.requests.catalogue.Money;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** All times are the service's own clock unless they lie in a {@link OrderEvent.Step}. */
public sealed interface OrderCommand {
    String aggregateId();

    /** @param requestedAt when the station first tried, which may be before the right number was found */
    record PlaceOrder(
            @TargetAggregateIdentifier String aggregateId,
            String stationId,
            @Nullable String homeCentreId,
            String productModel,
            String serialNumber,
            Priority priority,
            Instant requestedAt,
            List<NewLine> lines,
            String placedBy,
            Instant at)
            implements OrderCommand {}

    record NewLine(String partNumber, long quantity, Money amount, Verdict verdict) {}

    record ApproveLine(
            @TargetAggregateIdentifier String aggregateId,
            String lineId,
            String decidedBy,
            boolean mayDrawOnHq,
            String note,
            Instant at)
            implements OrderCommand {}

    record RejectLine(
            @TargetAggregateIdentifier String aggregateId, String lineId, String decidedBy, String reason, Instant at)
            implements OrderCommand {}

    record EscalateApproval(
            @TargetAggregateIdentifier String aggregateId, String lineId, String approver, Instant dueAt, Instant at)
            implements OrderCommand {}

    /** A partner reports how a line gets on. */
    record RecordStep(@TargetAggregateIdentifier String aggregateId, OrderEvent.Step step, Instant at)
            implements OrderCommand {}

    record ConfirmReceipt(@TargetAggregateIdentifier String aggregateId, String lineId, Condition condition, Instant at)
            implements OrderCommand {}
}
