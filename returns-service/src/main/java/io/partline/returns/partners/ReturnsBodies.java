package io.partline.returns.partners;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What goes out, as the contract names it. */
final class ReturnsBodies {
    private ReturnsBodies() {}

    /** What every event of a return says. */
    record ReturnMembers(String returnId, String serviceOrderId, String lineId, String partNumber, long quantity) {}

    /** The same body in both versions; the first is told of shipments only. */
    record ReturnOpened(
            @JsonUnwrapped ReturnMembers members,
            @Nullable String shipmentId,
            @Nullable String carrierId,
            String reason,
            String inspectionSite,
            Instant openedAt) {}

    record ReturnReceived(@JsonUnwrapped ReturnMembers members, String siteId, Instant receivedAt) {}

    record ReturnInspected(
            @JsonUnwrapped ReturnMembers members,
            @Nullable String shipmentId,
            String siteId,
            String disposition,
            @Nullable String actualPartNumber,
            String inspectedBy,
            Instant inspectedAt,
            @Nullable String note) {}

    record RefurbishmentCompleted(
            @JsonUnwrapped ReturnMembers members,
            String siteId,
            String outcome,
            @Nullable String actualPartNumber,
            String completedBy,
            Instant completedAt) {}
}
