package io.partline.requests.partners;

import io.partline.requests.order.Condition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What this service reads of logistics' public events. */
final class LogisticsEvents {
    private LogisticsEvents() {}

    record ShipmentPlanned(
            String shipmentId,
            String serviceOrderId,
            String lineId,
            int attempt,
            String from,
            String carrierId,
            Instant plannedAt) {}

    record ShipmentDispatched(
            String shipmentId,
            String serviceOrderId,
            String lineId,
            int attempt,
            String from,
            String carrierId,
            Instant dispatchedAt) {}

    record ShipmentDamaged(
            String shipmentId,
            String serviceOrderId,
            String lineId,
            int attempt,
            String from,
            String carrierId,
            Instant occurredAt,
            @Nullable String location,
            @Nullable String note) {}

    record ShipmentDelivered(
            String shipmentId,
            String serviceOrderId,
            String lineId,
            int attempt,
            String from,
            String carrierId,
            Instant occurredAt,
            ProofOfDelivery proofOfDelivery) {}

    record ProofOfDelivery(String signedBy, Condition condition) {}
}
