package io.partline.inventory.partners;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.partline.inventory.catalogue.PartDetails.Interchangeability;
import io.partline.inventory.network.SiteDetails.Kind;
import io.partline.inventory.network.SiteDetails.ServiceLevel;
import io.partline.inventory.reservation.Demand.Priority;
import io.partline.inventory.reservation.WithdrawalReason;
import io.partline.inventory.sourcing.Candidate.Echelon;
import io.partline.inventory.stock.Disposition;
import io.partline.inventory.stock.Particulars;
import io.partline.inventory.stock.ShelfFault;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes out, in the shape of the contract. */
final class InventoryBodies {
    private InventoryBodies() {}

    record PublishedMoney(
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {}

    record SiteRegistered(
            String siteId,
            Kind kind,
            String name,
            String nameZh,
            @Nullable String parentSiteId,
            String region,
            String city,
            double latitude,
            double longitude,
            @Nullable ServiceLevel serviceLevel,
            @Nullable PublishedMoney monthlyQuota,
            @Nullable String gln) {}

    record PartRegistered(
            String partNumber,
            String description,
            String descriptionZh,
            PublishedMoney unitPrice,
            @Nullable String gtin,
            @Nullable String supersededBy,
            @Nullable LocalDate supersededFrom,
            @Nullable Interchangeability interchangeability,
            @Nullable Boolean useUp) {}

    record ModelRegistered(String productModel, String name, String nameZh) {}

    record PartFitted(String productModel, String partNumber) {}

    record PartFitWithdrawn(String productModel, String partNumber) {}

    /** A site that was considered for a demand. */
    record ConsideredSite(
            String siteId,
            Echelon echelon,
            long availableToPromise,
            @Nullable Instant promisedAt,
            boolean chosen,
            String reason) {}

    /** What is told of a demand whatever became of it. */
    record DemandMembers(
            String reservationId,
            int attempt,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            String destination,
            Priority priority,
            Instant requestedAt,
            List<ConsideredSite> candidates,
            int sitesWithout) {}

    /** @param replaces number of the attempt whose pieces were lost */
    record StockReserved(
            @JsonUnwrapped DemandMembers demand,
            String source,
            Instant promisedAt,
            @Nullable Integer replaces,
            Instant reservedAt) {}

    /** What is told of one attempt that is called off. */
    record AttemptMembers(
            String reservationId,
            int attempt,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            String source,
            String destination) {}

    record ReservationWithdrawn(@JsonUnwrapped AttemptMembers attempt, WithdrawalReason reason, Instant withdrawnAt) {}

    record ReservationReleased(@JsonUnwrapped AttemptMembers attempt, Instant releasedAt) {}

    record DemandBackordered(@JsonUnwrapped DemandMembers demand, Instant backorderedAt, String reason) {}

    /**
     * What is told of every movement of stock.
     *
     * @param orderedPartNumber what was asked for, where another part takes its place
     * @param units what is known of single pieces
     */
    record MovementMembers(
            String siteId,
            String partNumber,
            @Nullable String orderedPartNumber,
            long quantity,
            @Nullable List<Particulars.Unit> units) {}

    record StockReceived(@JsonUnwrapped MovementMembers movement, String reference, Instant receivedAt) {}

    record StockIssued(
            @JsonUnwrapped MovementMembers movement,
            String reservationId,
            @Nullable String shipmentId,
            Instant issuedAt) {}

    record StockWrittenOff(
            @JsonUnwrapped MovementMembers movement, String reservationId, ShelfFault fault, Instant writtenOffAt) {}

    record StockQuarantined(@JsonUnwrapped MovementMembers movement, String returnId, Instant quarantinedAt) {}

    record StockDisposed(
            @JsonUnwrapped MovementMembers movement, String returnId, Disposition disposition, Instant disposedAt) {}
}
