package io.partline.requests.partners;

import io.partline.chassis.partners.Copy;
import io.partline.chassis.partners.Subscription;
import io.partline.requests.catalogue.KnownPart;
import io.partline.requests.catalogue.KnownParts;
import io.partline.requests.network.KnownSite;
import io.partline.requests.network.KnownSites;
import io.partline.requests.network.ServiceLevel;
import io.partline.requests.network.SiteKind;
import io.partline.requests.order.Candidate;
import io.partline.requests.order.Goods;
import io.partline.requests.order.LineId;
import io.partline.requests.order.OrderEvent;
import io.partline.requests.order.OrderEvent.LineBackordered;
import io.partline.requests.order.OrderEvent.LineReserved;
import io.partline.requests.order.ServiceOrderId;
import io.partline.requests.order.WhenMilestoneReportedThenRecordIt;
import io.partline.requests.partners.InventoryEvents.DemandBackordered;
import io.partline.requests.partners.InventoryEvents.ModelRegistered;
import io.partline.requests.partners.InventoryEvents.PartFitWithdrawn;
import io.partline.requests.partners.InventoryEvents.PartFitted;
import io.partline.requests.partners.InventoryEvents.PartRegistered;
import io.partline.requests.partners.InventoryEvents.ReservationReleased;
import io.partline.requests.partners.InventoryEvents.SiteLookedAt;
import io.partline.requests.partners.InventoryEvents.SiteRegistered;
import io.partline.requests.partners.InventoryEvents.StockReserved;
import io.partline.requests.quota.WhenSiteRegisteredThenAdoptItsQuota;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What inventory tells: the catalogue, the network, and what became of an approved line. */
@Configuration
class InventorySubscription {
    private static final String TYPE = "io.partline.inventory.";

    @Bean
    Subscription inventory(
            KnownParts parts,
            KnownSites sites,
            WhenSiteRegisteredThenAdoptItsQuota whenRegistered,
            WhenMilestoneReportedThenRecordIt milestones,
            Clock clock) {
        return Subscription.named("inventory")
                .topics("partline.inventory.v1")
                .keep(Copy.named("known-parts", KnownParts.TABLES)
                        .on(TYPE + "part-registered.v1", PartRegistered.class, e -> parts.learn(part(e)))
                        .on(
                                TYPE + "model-registered.v1",
                                ModelRegistered.class,
                                e -> parts.learnModel(e.productModel()))
                        .on(
                                TYPE + "part-fitted.v1",
                                PartFitted.class,
                                e -> parts.learnFit(e.productModel(), e.partNumber()))
                        .on(
                                TYPE + "part-fit-withdrawn.v1",
                                PartFitWithdrawn.class,
                                e -> parts.forgetFit(e.productModel(), e.partNumber())))
                .keep(Copy.named("known-sites", KnownSites.TABLES)
                        .on(TYPE + "site-registered.v1", SiteRegistered.class, e -> sites.learn(site(e))))
                .on(
                        TYPE + "site-registered.v1",
                        SiteRegistered.class,
                        (_, e) -> whenRegistered.on(site(e), e.monthlyQuota()))
                .on(
                        TYPE + "stock-reserved.v1",
                        StockReserved.class,
                        (_, e) -> milestones.on(reserved(e, clock.instant())))
                .on(
                        TYPE + "demand-backordered.v1",
                        DemandBackordered.class,
                        (_, e) -> milestones.on(backordered(e, clock.instant())))
                .on(
                        TYPE + "reservation-released.v1",
                        ReservationReleased.class,
                        (_, e) -> milestones.on(released(e, clock.instant())));
    }

    private static KnownPart part(PartRegistered e) {
        return new KnownPart(e.partNumber(), e.description(), e.descriptionZh(), e.unitPrice());
    }

    private static KnownSite site(SiteRegistered e) {
        return new KnownSite(e.siteId(), kind(e.kind()), e.parentSiteId(), level(e.serviceLevel()));
    }

    /** A site of a kind of tomorrow orders nothing and decides nothing here. */
    private static SiteKind kind(InventoryEvents.Kind kind) {
        return switch (kind) {
            case HQ -> SiteKind.HQ;
            case CENTRE -> SiteKind.CENTRE;
            case OTHER -> SiteKind.OTHER;
            case STATION -> SiteKind.STATION;
        };
    }

    /** Of a level of tomorrow nothing is known; a person decides. */
    private static @Nullable ServiceLevel level(InventoryEvents.@Nullable Level level) {
        return level == null || level == InventoryEvents.Level.OTHER ? null : ServiceLevel.valueOf(level.name());
    }

    static LineReserved reserved(StockReserved e, Instant now) {
        return new LineReserved(
                new ServiceOrderId(e.serviceOrderId()),
                new LineId(e.lineId()),
                e.attempt(),
                new Goods(e.partNumber(), e.quantity(), units(e)),
                e.source(),
                e.promisedAt(),
                candidates(e.candidates()),
                Objects.requireNonNullElse(e.sitesWithout(), 0),
                ReportedTime.corrected(e.reservedAt(), now));
    }

    static LineBackordered backordered(DemandBackordered e, Instant now) {
        return new LineBackordered(
                new ServiceOrderId(e.serviceOrderId()),
                new LineId(e.lineId()),
                e.attempt(),
                e.reason(),
                candidates(e.candidates()),
                Objects.requireNonNullElse(e.sitesWithout(), 0),
                ReportedTime.corrected(e.backorderedAt(), now));
    }

    static OrderEvent.ReservationReleased released(ReservationReleased e, Instant now) {
        return new OrderEvent.ReservationReleased(
                new ServiceOrderId(e.serviceOrderId()),
                new LineId(e.lineId()),
                e.attempt(),
                e.source(),
                ReportedTime.corrected(e.releasedAt(), now));
    }

    private static List<Goods.Unit> units(StockReserved e) {
        return e.units() == null
                ? List.of()
                : e.units().stream()
                        .map(unit -> new Goods.Unit(unit.lot(), unit.serial(), unit.expiresOn()))
                        .toList();
    }

    private static List<Candidate> candidates(List<SiteLookedAt> sites) {
        return sites.stream()
                .map(site -> new Candidate(
                        site.siteId(),
                        site.echelon(),
                        site.availableToPromise(),
                        site.promisedAt(),
                        site.chosen(),
                        site.reason()))
                .toList();
    }
}
