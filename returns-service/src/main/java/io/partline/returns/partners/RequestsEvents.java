package io.partline.returns.partners;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import org.jspecify.annotations.Nullable;

/** This service's view of what requests publishes: the members it needs. */
final class RequestsEvents {
    private RequestsEvents() {}

    /** @param shipmentId absent for what came from the own shelf */
    record LineReceived(
            String serviceOrderId,
            String lineId,
            String stationId,
            String partNumber,
            long quantity,
            int attempt,
            @Nullable String shipmentId,
            Condition condition) {}

    enum Condition {
        GOOD,
        DAMAGED,
        WRONG_PART,
        MISSING,
        @JsonEnumDefaultValue
        OTHER
    }
}
