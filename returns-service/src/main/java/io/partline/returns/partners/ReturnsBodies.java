package io.partline.returns.partners;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What goes out, as the contract names it. */
final class ReturnsBodies {
    private ReturnsBodies() {}

    /** What every event of a return says. */
    record ReturnMembers(
            String returnId,
            String shipmentId,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity) {}

    record ReturnOpened(
            @JsonUnwrapped ReturnMembers members,
            String carrierId,
            String reason,
            String inspectionSite,
            Instant openedAt) {}

    record ReturnInspected(
            @JsonUnwrapped ReturnMembers members,
            String siteId,
            String disposition,
            String inspectedBy,
            Instant inspectedAt,
            @Nullable String note) {}
}
