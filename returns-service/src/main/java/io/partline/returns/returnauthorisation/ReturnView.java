package io.partline.returns.returnauthorisation;

import io.partline.returns.returnauthorisation.ReturnEvent.Disposition;
import io.partline.returns.returnauthorisation.ReturnEvent.Reason;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnInspected;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnOpened;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A return as it is answered.
 *
 * @param quantity pieces
 * @param destination the site it should have reached
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
          "inspectedAt": "2026-11-25T08:00:00Z"
        }
        """)
record ReturnView(
        String returnId,
        String shipmentId,
        String serviceOrderId,
        String lineId,
        String partNumber,
        long quantity,
        ReturnStatus status,
        Reason reason,
        String inspectionSite,
        String destination,
        @Nullable Disposition disposition,
        @Nullable String inspectedBy,
        @Nullable String note,
        Instant openedAt,
        @Nullable Instant inspectedAt) {
    /** @param inspected null while it is open */
    static ReturnView of(ReturnOpened opened, @Nullable ReturnInspected inspected) {
        return new ReturnView(
                opened.returnId().value(),
                opened.shipmentId(),
                opened.serviceOrderId(),
                opened.lineId(),
                opened.partNumber(),
                opened.quantity(),
                inspected == null ? ReturnStatus.OPEN : ReturnStatus.INSPECTED,
                opened.reason(),
                opened.inspectionSite(),
                opened.destination(),
                inspected == null ? null : inspected.disposition(),
                inspected == null ? null : inspected.inspectedBy(),
                inspected == null ? null : inspected.note(),
                opened.at(),
                inspected == null ? null : inspected.at());
    }

    /** Whether it concerns a site: the one that inspects and the one that waits. */
    boolean concerns(String siteId) {
        return siteId.equals(inspectionSite) || siteId.equals(destination);
    }
}
