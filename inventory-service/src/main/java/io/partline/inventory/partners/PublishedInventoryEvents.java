package io.partline.inventory.partners;

import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.partners.PublishedEvents;
import io.partline.inventory.catalogue.Money;
import io.partline.inventory.catalogue.PartDetails;
import io.partline.inventory.catalogue.PartEvent;
import io.partline.inventory.catalogue.PartEvent.PartRegistered;
import io.partline.inventory.model.ModelEvent;
import io.partline.inventory.model.ModelEvent.ModelRegistered;
import io.partline.inventory.model.ModelEvent.PartFitWithdrawn;
import io.partline.inventory.model.ModelEvent.PartFitted;
import io.partline.inventory.network.SiteDetails;
import io.partline.inventory.network.SiteEvent;
import io.partline.inventory.network.SiteEvent.SiteRegistered;
import io.partline.inventory.partners.InventoryBodies.AttemptMembers;
import io.partline.inventory.partners.InventoryBodies.ConsideredSite;
import io.partline.inventory.partners.InventoryBodies.DemandMembers;
import io.partline.inventory.partners.InventoryBodies.MovementMembers;
import io.partline.inventory.partners.InventoryBodies.PublishedMoney;
import io.partline.inventory.reservation.Demand;
import io.partline.inventory.reservation.ReservationEvent;
import io.partline.inventory.reservation.ReservationEvent.DemandAccepted;
import io.partline.inventory.reservation.ReservationEvent.DemandBackordered;
import io.partline.inventory.reservation.ReservationEvent.DemandCancelled;
import io.partline.inventory.reservation.ReservationEvent.DemandMet;
import io.partline.inventory.reservation.ReservationEvent.DemandReserved;
import io.partline.inventory.reservation.ReservationEvent.ReservationKept;
import io.partline.inventory.reservation.ReservationEvent.ReservationLost;
import io.partline.inventory.reservation.ReservationEvent.ReservationWithdrawn;
import io.partline.inventory.sourcing.Candidate;
import io.partline.inventory.stock.Particulars;
import io.partline.inventory.stock.StockEvent;
import io.partline.inventory.stock.StockEvent.ReservationReleased;
import io.partline.inventory.stock.StockEvent.ReturnExpected;
import io.partline.inventory.stock.StockEvent.StockDisposed;
import io.partline.inventory.stock.StockEvent.StockIssued;
import io.partline.inventory.stock.StockEvent.StockQuarantined;
import io.partline.inventory.stock.StockEvent.StockReceived;
import io.partline.inventory.stock.StockEvent.StockReserved;
import io.partline.inventory.stock.StockEvent.StockWrittenOff;
import io.partline.inventory.stock.StockEvent.TransitEndedEarly;
import io.partline.inventory.stock.StockEvent.TransitExpected;
import io.partline.inventory.stock.StockEvent.TransitLost;
import io.partline.inventory.stock.StockEvent.TransitReceived;
import io.partline.inventory.stock.StockEvent.TransitUsed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this service tells the world; the shapes are in {@link InventoryBodies}. */
@Component
class PublishedInventoryEvents implements PublishedEvents {
    private static final String TOPIC = "partline.inventory.v1";
    private static final String TYPES = "io.partline.inventory.";

    @Override
    public List<PublicEvent> translate(StoredEvent event) {
        Optional<PublicEvent> published = switch (event.payload()) {
            case PartEvent part -> Optional.of(part(part));
            case ModelEvent model -> Optional.of(model(model));
            case SiteEvent site -> Optional.of(site(site));
            case StockEvent stock -> stock(stock);
            case ReservationEvent reservation -> reservation(reservation);
            default -> throw new IllegalStateException("not decided whether to publish " + event.payload());
        };
        return published.stream().toList();
    }

    private static PublicEvent event(String name, String subject, Object data) {
        return new PublicEvent(TOPIC, TYPES + name + ".v1", subject, data);
    }

    private static PublicEvent part(PartEvent event) {
        return switch (event) {
            case PartRegistered(String number, PartDetails d) ->
                event(
                        "part-registered",
                        number,
                        new InventoryBodies.PartRegistered(
                                number,
                                d.description(),
                                d.descriptionZh(),
                                new PublishedMoney(
                                        d.unitPrice().amount(), d.unitPrice().currency()),
                                d.gtin(),
                                d.supersededBy(),
                                d.supersededFrom(),
                                d.interchangeability(),
                                d.useUp()));
        };
    }

    private static PublicEvent model(ModelEvent event) {
        String model = event.productModel();
        return switch (event) {
            case ModelRegistered e ->
                event("model-registered", model, new InventoryBodies.ModelRegistered(model, e.name(), e.nameZh()));
            case PartFitted e -> event("part-fitted", model, new InventoryBodies.PartFitted(model, e.partNumber()));
            case PartFitWithdrawn e ->
                event("part-fit-withdrawn", model, new InventoryBodies.PartFitWithdrawn(model, e.partNumber()));
        };
    }

    private static PublicEvent site(SiteEvent event) {
        return switch (event) {
            case SiteRegistered(String id, SiteDetails d) ->
                event(
                        "site-registered",
                        id,
                        new InventoryBodies.SiteRegistered(
                                id,
                                d.kind(),
                                d.name(),
                                d.nameZh(),
                                d.parentSiteId(),
                                d.region(),
                                d.city(),
                                d.latitude(),
                                d.longitude(),
                                d.serviceLevel(),
                                quota(d.monthlyQuota()),
                                d.gln()));
        };
    }

    private static @Nullable PublishedMoney quota(@Nullable Money quota) {
        return quota == null ? null : new PublishedMoney(quota.amount(), quota.currency());
    }

    private static Optional<PublicEvent> stock(StockEvent event) {
        return switch (event) {
            case StockReceived e ->
                moved(
                        "stock-received",
                        e,
                        new InventoryBodies.StockReceived(movement(e, e.quantity(), null), e.reference(), e.at()));
            case StockIssued e ->
                moved(
                        "stock-issued",
                        e,
                        new InventoryBodies.StockIssued(
                                movement(e, e.quantity(), e.particulars()),
                                e.reservation().lineId(),
                                e.shipment(),
                                e.at()));
            case StockQuarantined e ->
                moved(
                        "stock-quarantined",
                        e,
                        new InventoryBodies.StockQuarantined(
                                movement(e, e.quantity(), e.particulars()), e.returnId(), e.at()));
            case StockDisposed e ->
                moved(
                        "stock-disposed",
                        e,
                        new InventoryBodies.StockDisposed(
                                movement(e, e.quantity(), e.particulars()), e.returnId(), e.disposition(), e.at()));
            case StockWrittenOff e ->
                moved(
                        "stock-written-off",
                        e,
                        new InventoryBodies.StockWrittenOff(
                                movement(e, e.quantity(), e.particulars()),
                                e.reservation().lineId(),
                                e.fault(),
                                e.at()));
            case StockReserved _,
                    ReservationReleased _,
                    TransitExpected _,
                    TransitLost _,
                    TransitUsed _,
                    TransitReceived _,
                    TransitEndedEarly _,
                    ReturnExpected _ -> Optional.empty();
        };
    }

    private static Optional<PublicEvent> moved(String name, StockEvent event, Object body) {
        return Optional.of(event(name, event.item().toString(), body));
    }

    private static MovementMembers movement(StockEvent event, long quantity, @Nullable Particulars particulars) {
        return new MovementMembers(
                event.item().siteId(),
                event.item().partNumber(),
                particulars == null ? null : particulars.orderedPartNumber(),
                quantity,
                particulars == null ? null : particulars.units());
    }

    private static Optional<PublicEvent> reservation(ReservationEvent event) {
        return switch (event) {
            case DemandReserved e ->
                Optional.of(event(
                        "stock-reserved",
                        e.demand().lineId(),
                        new InventoryBodies.StockReserved(
                                demand(e.demand(), e.attempt(), e.quantity(), e.candidates(), e.without()),
                                e.source(),
                                e.promisedAt(),
                                e.replaces(),
                                e.at())));
            case DemandBackordered e ->
                Optional.of(event(
                        "demand-backordered",
                        e.demand().lineId(),
                        new InventoryBodies.DemandBackordered(
                                demand(e.demand(), e.attempt(), e.quantity(), e.candidates(), e.without()),
                                e.at(),
                                e.reason())));
            case ReservationWithdrawn e ->
                Optional.of(event(
                        "reservation-withdrawn",
                        e.demand().lineId(),
                        new InventoryBodies.ReservationWithdrawn(
                                attempt(e.demand(), e.attempt(), e.quantity(), e.source()), e.reason(), e.at())));
            case ReservationEvent.ReservationReleased e ->
                Optional.of(event(
                        "reservation-released",
                        e.demand().lineId(),
                        new InventoryBodies.ReservationReleased(
                                attempt(e.demand(), e.attempt(), e.quantity(), e.source()), e.at())));
            case DemandAccepted _, ReservationLost _, DemandMet _, DemandCancelled _, ReservationKept _ ->
                Optional.empty();
        };
    }

    private static AttemptMembers attempt(Demand d, int attempt, long quantity, String source) {
        return new AttemptMembers(
                d.lineId(), attempt, d.serviceOrderId(), d.lineId(), d.partNumber(), quantity, source, d.destination());
    }

    private static DemandMembers demand(
            Demand d, int attempt, long quantity, List<Candidate> candidates, int sitesWithout) {
        return new DemandMembers(
                d.lineId(),
                attempt,
                d.serviceOrderId(),
                d.lineId(),
                d.partNumber(),
                quantity,
                d.destination(),
                d.priority(),
                d.requestedAt(),
                candidates.stream().map(PublishedInventoryEvents::considered).toList(),
                sitesWithout);
    }

    private static ConsideredSite considered(Candidate c) {
        return new ConsideredSite(
                c.siteId(), c.echelon(), c.availableToPromise(), c.promisedAt(), c.chosen(), c.reason());
    }
}
