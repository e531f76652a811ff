package io.partline.requests.partners;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
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
            long quantity,
            Discovered discovered,
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

    enum Discovered {
        IN_TRANSIT,
        ON_RECEIPT,
        BY_RECEIVER,
        @JsonEnumDefaultValue
        OTHER
    }

    record ShipmentFailed(
            String shipmentId,
            String serviceOrderId,
            String lineId,
            int attempt,
            long quantity,
            String from,
            String carrierId,
            String reason,
            Instant occurredAt) {}

    record ProofOfDelivery(String signedBy, Condition condition) {}

    enum Condition {
        GOOD,
        DAMAGED,
        @JsonEnumDefaultValue
        OTHER
    }
}
