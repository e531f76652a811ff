package io.partline.returns.partners;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** This service's view of what logistics publishes: the members it needs. */
final class LogisticsEvents {
    private LogisticsEvents() {}

    record ShipmentDamaged(
            String shipmentId,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            String to,
            String carrierId,
            String discovered) {}

    record ShipmentFailed(
            String shipmentId,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            String from,
            String to,
            String carrierId,
            FailureReason reason) {}

    enum FailureReason {
        LOST,
        REFUSED,
        WRONG_PART,
        SHORT,
        RETURNED_TO_SENDER,
        @JsonEnumDefaultValue
        OTHER
    }
}
