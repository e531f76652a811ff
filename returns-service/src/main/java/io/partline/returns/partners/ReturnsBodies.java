package io.partline.returns.partners;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.partline.returns.returnauthorisation.Unit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes out, as the contract names it. */
final class ReturnsBodies {
    private ReturnsBodies() {}

    /** What every event of a return says. */
    record ReturnMembers(String returnId, String serviceOrderId, String lineId, String partNumber, long quantity) {}

    /**
     * What is told of a return, beside the first version of its opening and its inspection.
     *
     * @param orderedPartNumber what was asked for, where another part takes its place
     * @param units what is known of single ones
     */
    record WithPieces(
            @JsonUnwrapped Object event,
            @Nullable String orderedPartNumber,
            @Nullable List<Unit> units) {}

    /** The first version is told of shipments only. */
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
