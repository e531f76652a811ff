package io.partline.logistics.partners;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** This service's view of what requests publishes: the members it needs. */
final class RequestsEvents {
    private RequestsEvents() {}

    /** @param shipmentId absent for what came from the own shelf */
    record LineReceived(@Nullable String shipmentId, long quantity, Condition condition, Instant receivedAt) {}

    /** Whatever else may be wrong with it tomorrow, it is of no use. */
    enum Condition {
        GOOD,
        DAMAGED,
        WRONG_PART,
        MISSING,
        @JsonEnumDefaultValue
        OTHER
    }
}
