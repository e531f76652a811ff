package io.partline.returns.partners;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.LocalDate;
import java.util.List;
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
            @Nullable String orderedPartNumber,
            long quantity,
            @Nullable List<Unit> units,
            int attempt,
            @Nullable String shipmentId,
            Condition condition) {}

    record Unit(
            @Nullable String lot,
            @Nullable String serial,
            @Nullable LocalDate expiresOn) {}

    enum Condition {
        GOOD,
        DAMAGED,
        WRONG_PART,
        MISSING,
        @JsonEnumDefaultValue
        OTHER
    }
}
