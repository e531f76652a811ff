package io.partline.requests.order;

import io.partline.chassis.aggregate.Command;
import io.partline.requests.catalogue.Money;
import io.partline.requests.order.OrderEvent.MilestoneReported;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All times are the service's own clock unless they lie in a {@link MilestoneReported}. */
public sealed interface OrderCommand extends Command<OrderState, OrderEvent> {
    ServiceOrderId order();

    @Override
    default String aggregateId() {
        return order().aggregateId();
    }

    /** @param requestedAt when the station first tried, which may be before the right number was found */
    record PlaceOrder(
            ServiceOrderId order,
            String stationId,
            @Nullable String homeCentreId,
            String productModel,
            String serialNumber,
            Priority priority,
            Instant requestedAt,
            List<NewLine> lines,
            String placedBy,
            @Nullable String placedAtSite,
            Instant at)
            implements OrderCommand {
        @Override
        public boolean begins() {
            return true;
        }
    }

    record NewLine(String partNumber, long quantity, Money amount, ApprovalOutcome outcome) {}

    /**
     * Who decides.
     *
     * @param personId the person, or the system of a site
     * @param siteId the site that it speaks for
     * @param hq whether that is headquarters, which may decide everything
     */
    record Decider(String personId, @Nullable String siteId, boolean hq) {}

    /** @param note empty for none */
    record ApproveLine(
            ServiceOrderId order, LineId lineId, Decider decider, boolean mayDrawOnHq, String note, Instant at)
            implements OrderCommand {}

    record RejectLine(ServiceOrderId order, LineId lineId, Decider decider, String reason, Instant at)
            implements OrderCommand {}

    record EscalateApproval(ServiceOrderId order, LineId lineId, String approver, Instant dueAt, Instant at)
            implements OrderCommand {}

    /** A partner reported how a line gets on. */
    record RecordMilestone(MilestoneReported milestone) implements OrderCommand {
        @Override
        public ServiceOrderId order() {
            return milestone.serviceOrderId();
        }
    }

    /** Nobody needs the part any more. */
    record CancelLine(ServiceOrderId order, LineId lineId, String cancelledBy, String reason, Instant at)
            implements OrderCommand {}

    /** Nobody needs any part of it any more. */
    record CancelOrder(ServiceOrderId order, String cancelledBy, String reason, Instant at) implements OrderCommand {}

    /**
     * What the receiver finds.
     *
     * @param quantity pieces; null for all that lie there
     * @param shipmentId of that shipment only; null for all that lie there
     */
    record ConfirmReceipt(
            ServiceOrderId order,
            LineId lineId,
            Condition condition,
            @Nullable Long quantity,
            @Nullable String shipmentId,
            String receivedBy,
            Instant at)
            implements OrderCommand {}
}
