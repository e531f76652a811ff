package io.partline.logistics.partners;

import io.partline.logistics.shipment.Milestone;
import io.partline.logistics.shipment.ProofOfDelivery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** This service's own view of what others publish: the members it needs. */
final class PartnerEvents {
    private PartnerEvents() {}

    record SiteRegistered(String siteId, @Nullable String parentSiteId, String region) {}

    record StockReserved(
            int attempt,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            String source,
            String destination) {}

    record LineReceived(@Nullable String shipmentId, String condition, Instant receivedAt) {}

    /** A carrier's report by Kafka; the same members and bounds as by REST. */
    record CarrierMilestone(
            String shipmentId,
            @NotNull Milestone.Type type,
            @NotNull Instant occurredAt,

            @Nullable @Size(max = 200) @Pattern(regexp = Milestone.ONE_LINE, message = Milestone.NO_CONTROLS)
            String location,

            @Nullable @Size(max = 2_000) @Pattern(regexp = Milestone.PROSE, message = Milestone.NO_CONTROLS)
            String note,

            @Nullable @Valid ProofOfDelivery proofOfDelivery) {}
}
