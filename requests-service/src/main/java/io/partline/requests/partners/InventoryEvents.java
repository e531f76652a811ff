package io.partline.requests.partners;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.partline.requests.catalogue.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this service reads of inventory's public events. */
final class InventoryEvents {
    private InventoryEvents() {}

    record SiteRegistered(
            String siteId,
            Kind kind,
            @Nullable String parentSiteId,
            @Nullable Level serviceLevel,
            @Nullable Money monthlyQuota) {}

    enum Kind {
        HQ,
        CENTRE,
        STATION,
        @JsonEnumDefaultValue
        OTHER
    }

    enum Level {
        A,
        B,
        C,
        @JsonEnumDefaultValue
        OTHER
    }

    record PartRegistered(String partNumber, String description, String descriptionZh, Money unitPrice) {}

    record ModelRegistered(String productModel) {}

    record PartFitted(String productModel, String partNumber) {}

    record PartFitWithdrawn(String productModel, String partNumber) {}

    /** @param partNumber what will come; under supersession not what was ordered */
    record StockReserved(
            String serviceOrderId,
            String lineId,
            int attempt,
            String partNumber,
            long quantity,
            @Nullable List<Unit> units,
            String source,
            Instant promisedAt,
            Instant reservedAt,
            List<SiteLookedAt> candidates,
            @Nullable Integer sitesWithout) {}

    record Unit(
            @Nullable String lot,
            @Nullable String serial,
            @Nullable LocalDate expiresOn) {}

    record DemandBackordered(
            String serviceOrderId,
            String lineId,
            int attempt,
            Instant backorderedAt,
            List<SiteLookedAt> candidates,
            @Nullable Integer sitesWithout,
            String reason) {}

    record ReservationReleased(String serviceOrderId, String lineId, int attempt, String source, Instant releasedAt) {}

    record SiteLookedAt(
            String siteId,
            String echelon,
            long availableToPromise,
            @Nullable Instant promisedAt,
            boolean chosen,
            String reason) {}
}
