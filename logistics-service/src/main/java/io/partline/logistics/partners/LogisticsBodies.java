package io.partline.logistics.partners;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.partline.logistics.shipment.Unit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes out, as the contract names it. */
final class LogisticsBodies {
    private LogisticsBodies() {}

    /**
     * The second version of what is told of a shipment.
     *
     * @param event as in the first version; without the members of an order where there is none
     * @param orderedPartNumber what was asked for, where another part takes its place
     * @param units what is known of the pieces that it is about
     */
    record CarriedFor(
            String purpose,
            String reference,
            @JsonUnwrapped Object event,
            @Nullable String orderedPartNumber,
            @Nullable List<Unit> units) {}

    /** What every event of a shipment as a whole says. */
    record ShipmentMembers(
            String shipmentId,
            @Nullable String serviceOrderId,
            @Nullable String lineId,
            int attempt,
            String partNumber,
            long quantity,
            String from,
            String to,
            @Nullable String carrierId) {}

    record ShipmentPlanned(
            @JsonUnwrapped ShipmentMembers shipment,
            @Nullable String replaces,
            Instant plannedAt,
            Instant expectedDeliveryAt,
            @Nullable CarrierChoice carrierChoice) {}

    record CarrierChoice(String rule, List<Candidate> candidates) {}

    record Candidate(
            String carrierId,
            double score,
            Money rate,
            int transitHours,
            double onTimeRate,
            double damageRate,
            boolean chosen) {}

    /** @param amount a decimal as text */
    record Money(String amount, String currency) {}

    record ShipmentDispatched(@JsonUnwrapped ShipmentMembers shipment, Instant dispatchedAt) {}

    record ShipmentMilestoneReported(
            String shipmentId,
            @Nullable String serviceOrderId,
            @Nullable String lineId,
            int attempt,
            String carrierId,
            String type,
            Instant occurredAt,
            @Nullable String location,
            @Nullable String note) {}

    record ShipmentDamaged(
            @JsonUnwrapped ShipmentMembers shipment,
            String discovered,
            Instant occurredAt,
            @Nullable String location,
            @Nullable String note) {}

    record ShipmentFailed(
            @JsonUnwrapped ShipmentMembers shipment,
            String reason,
            Instant occurredAt,
            @Nullable String location,
            @Nullable String note) {}

    record ShipmentCancelled(@JsonUnwrapped ShipmentMembers shipment, Instant cancelledAt) {}

    record LaneOffered(
            String carrierId, String originRegion, String destinationRegion, int transitHours, Instant offeredAt) {}

    record LaneWithdrawn(String carrierId, String originRegion, String destinationRegion, Instant withdrawnAt) {}

    record ShipmentDelivered(
            @JsonUnwrapped ShipmentMembers shipment, Instant occurredAt, ProofOfDelivery proofOfDelivery) {}

    record ProofOfDelivery(String signedBy, String condition) {}

    record ClaimOpened(
            String claimId,
            String shipmentId,
            @Nullable String serviceOrderId,
            @Nullable String lineId,
            String carrierId,
            String partNumber,
            long quantity,
            String reason,
            Instant openedAt) {}

    record CarrierRegistered(String carrierId, String name, String nameZh) {}
}
