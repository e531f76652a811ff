package io.partline.returns.returnauthorisation;

import io.partline.returns.returnauthorisation.ReturnEvent.Disposition;
import io.partline.returns.returnauthorisation.ReturnEvent.Reason;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnInspected;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnOpened;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A return as it is answered.
 *
 * @param quantity pieces
 * @param shipmentId absent for what was found on a shelf
 * @param destination the site that has it or should have had it
 * @param actualPartNumber the part that it really is, where another one came back
 * @param refurbishedTo what became of it in refurbishment
 */
@Schema(example = """
        {
          "returnId": "RMA-SH-SO-7Q2M4K8ZP1XA-1.1",
          "shipmentId": "SH-SO-7Q2M4K8ZP1XA-1.1",
          "serviceOrderId": "SO-7Q2M4K8ZP1XA",
          "lineId": "SO-7Q2M4K8ZP1XA-1",
          "partNumber": "DHF-215KA",
          "quantity": 1,
          "status": "INSPECTED",
          "reason": "DAMAGED_IN_TRANSIT",
          "inspectionSite": "C-HZ",
          "destination": "S-TZ-01",
          "disposition": "SCRAP",
          "inspectedBy": "C-HZ.li",
          "note": "hinge bent",
          "openedAt": "2026-11-23T09:30:01.250Z",
          "receivedAt": "2026-11-24T09:00:00Z",
          "inspectedAt": "2026-11-25T08:00:00Z"
        }
        """)
record ReturnView(
        String returnId,
        @Nullable String shipmentId,
        String serviceOrderId,
        String lineId,
        String partNumber,
        long quantity,
        ReturnStatus status,
        Reason reason,
        String inspectionSite,
        String destination,
        @Nullable Disposition disposition,
        @Nullable String actualPartNumber,
        @Nullable String inspectedBy,
        @Nullable String note,
        Instant openedAt,
        @Nullable Instant receivedAt,
        @Nullable Instant inspectedAt,
        @Nullable Disposition refurbishedTo,
        @Nullable Instant refurbishedAt) {
    /** @param state of a return that was opened */
    static ReturnView of(ReturnState state) {
        ReturnOpened opened = Objects.requireNonNull(state.opened());
        ReturnInspected inspected = state.inspected();
        return new ReturnView(
                opened.returnId().value(),
                opened.shipmentId(),
                opened.serviceOrderId(),
                opened.lineId(),
                opened.partNumber(),
                opened.quantity(),
                state.status(),
                opened.reason(),
                opened.inspectionSite(),
                opened.destination(),
                inspected == null ? null : inspected.disposition(),
                inspected == null ? null : inspected.actualPartNumber(),
                inspected == null ? null : inspected.inspectedBy(),
                inspected == null ? null : inspected.note(),
                opened.at(),
                state.received() == null ? null : state.received().at(),
                inspected == null ? null : inspected.at(),
                state.refurbished() == null ? null : state.refurbished().outcome(),
                state.refurbished() == null ? null : state.refurbished().at());
    }

    /** Whether it concerns a site: the one that inspects and the one that waits. */
    boolean concerns(String siteId) {
        return siteId.equals(inspectionSite) || siteId.equals(destination);
    }
}
