package io.partline.logistics.claim;

import io.partline.logistics.claim.ClaimEvent.ClaimOpened;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it is answered.
 *
 * @param serviceOrderId absent where what was shipped is no order line, as the line
 * @param quantity pieces claimed for
 * @param source the site that shipped
 * @param destination the site that should have received
 */
@Schema(example = """
        {
          "claimId": "CL-SH-SO-7Q2M4K8ZP1XA-1.1",
          "shipmentId": "SH-SO-7Q2M4K8ZP1XA-1.1",
          "serviceOrderId": "SO-7Q2M4K8ZP1XA",
          "lineId": "SO-7Q2M4K8ZP1XA-1",
          "carrierId": "CR-01",
          "partNumber": "DHF-215KA",
          "quantity": 1,
          "source": "C-NB",
          "destination": "S-TZ-01",
          "status": "OPEN",
          "reason": "damaged in transit: carton crushed",
          "openedAt": "2026-11-23T09:30:02Z"
        }
        """)
record ClaimView(
        String claimId,
        String shipmentId,
        @Nullable String serviceOrderId,
        @Nullable String lineId,
        String carrierId,
        String partNumber,
        long quantity,
        String source,
        String destination,
        ClaimStatus status,
        String reason,
        Instant openedAt) {
    static ClaimView of(ClaimOpened opened) {
        return new ClaimView(
                opened.claimId().value(),
                opened.shipmentId().value(),
                opened.serviceOrderId(),
                opened.lineId(),
                opened.carrierId(),
                opened.partNumber(),
                opened.quantity(),
                opened.from(),
                opened.to(),
                ClaimStatus.OPEN,
                opened.reason(),
                opened.at());
    }
}
