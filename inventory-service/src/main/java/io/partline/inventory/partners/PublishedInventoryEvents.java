package io.partline.inventory.partners;

import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.partners.PublishedEvents;
import io.partline.inventory.catalogue.Money;
import io.partline.inventory.catalogue.PartDetails;
import io.partline.inventory.catalogue.PartDetails.Interchangeability;
import io.partline.inventory.catalogue.PartEvent;
import io.partline.inventory.catalogue.PartEvent.PartRegistered;
import io.partline.inventory.model.ModelEvent;
import io.partline.inventory.model.ModelEvent.ModelRegistered;
import io.partline.inventory.model.ModelEvent.PartFitted;
import io.partline.inventory.network.SiteDetails;
import io.partline.inventory.network.SiteEvent;
import io.partline.inventory.network.SiteEvent.SiteRegistered;
import io.partline.inventory.reservation.Demand;
import io.partline.inventory.reservation.ReservationEvent;
import io.partline.inventory.reservation.ReservationEvent.DemandAccepted;
import io.partline.inventory.reservation.ReservationEvent.DemandBackordered;
import io.partline.inventory.reservation.ReservationEvent.DemandMet;
import io.partline.inventory.reservation.ReservationEvent.DemandReserved;
import io.partline.inventory.reservation.ReservationEvent.ReservationLost;
import io.partline.inventory.sourcing.Candidate;
import io.partline.inventory.stock.StockCommand.Disposition;
import io.partline.inventory.stock.StockEvent;
import io.partline.inventory.stock.StockItemId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this service tells the world, and in which shape. */
@Component
public class PublishedInventoryEvents implements PublishedEvents {
    public static final String TOPIC = "partline.inventory.v1";
    private static final String TYPES = "io.partline.inventory.";

    record SiteBody(
            String siteId,
            SiteDetails.Kind kind,
            String name,
            String nameZh,
            @Nullable String parentSiteId,
            String region,
            String city,
            double latitude,
            double longitude,
            SiteDetails.@Nullable ServiceLevel serviceLevel,
            @Nullable Money monthlyQuota,
            @Nullable String gln) {}

    record PartBody(
            String partNumber,
            String description,
            String descriptionZh,
            Money unitPrice,
            @Nullable String gtin,
            @Nullable String supersededBy,
            @Nullable LocalDate supersededFrom,
            @Nullable Interchangeability interchangeability,
            @Nullable Boolean useUp) {}

    record ReservedBody(
            String reservationId,
            int attempt,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            String source,
            String destination,
            Demand.Priority priority,
            Instant requestedAt,
            Instant promisedAt,
            Instant reservedAt,
            List<Candidate> candidates) {}

    record BackorderedBody(
            String reservationId,
            int attempt,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            String destination,
            Demand.Priority priority,
            Instant requestedAt,
            Instant backorderedAt,
            List<Candidate> candidates,
            String reason) {}

    record ReceivedBody(String siteId, String partNumber, long quantity, String reference, Instant receivedAt) {}

    record IssuedBody(
            String siteId,
            String partNumber,
            long quantity,
            String reservationId,
            @Nullable String shipmentId,
            Instant issuedAt) {}

    record QuarantinedBody(String siteId, String partNumber, long quantity, String returnId, Instant quarantinedAt) {}

    record DisposedBody(
            String siteId,
            String partNumber,
            long quantity,
            String returnId,
            Disposition disposition,
            Instant disposedAt) {}

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
                        new PartBody(
                                number,
                                d.description(),
                                d.descriptionZh(),
                                d.unitPrice(),
                                d.gtin(),
                                d.supersededBy(),
                                d.supersededFrom(),
                                d.interchangeability(),
                                d.useUp()));
        };
    }

    private static PublicEvent model(ModelEvent event) {
        return switch (event) {
            case ModelRegistered e -> event("model-registered", e.productModel(), e);
            case PartFitted e -> event("part-fitted", e.productModel(), e);
        };
    }

    private static PublicEvent site(SiteEvent event) {
        return switch (event) {
            case SiteRegistered(String id, SiteDetails d) ->
                event(
                        "site-registered",
                        id,
                        new SiteBody(
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
                                d.monthlyQuota(),
                                d.gln()));
        };
    }

    private static Optional<PublicEvent> stock(StockEvent event) {
        StockItemId item = event.item();
        String site = item.siteId();
        String part = item.partNumber();
        return switch (event) {
            case StockEvent.StockReceived e ->
                Optional.of(event(
                        "stock-received",
                        item.value(),
                        new ReceivedBody(site, part, e.quantity(), e.reference(), e.at())));
            case StockEvent.StockIssued e ->
                Optional.of(event(
                        "stock-issued",
                        item.value(),
                        new IssuedBody(
                                site,
                                part,
                                e.quantity(),
                                e.reservation().replaceFirst("\\.\\d+$", ""),
                                e.shipment(),
                                e.at())));
            case StockEvent.StockQuarantined e ->
                Optional.of(event(
                        "stock-quarantined",
                        item.value(),
                        new QuarantinedBody(site, part, e.quantity(), e.returnId(), e.at())));
            case StockEvent.StockDisposed e ->
                Optional.of(event(
                        "stock-disposed",
                        item.value(),
                        new DisposedBody(site, part, e.quantity(), e.returnId(), e.disposition(), e.at())));
            case StockEvent.StockReserved _,
                    StockEvent.ReservationReleased _,
                    StockEvent.TransitExpected _,
                    StockEvent.TransitLost _,
                    StockEvent.TransitUsed _,
                    StockEvent.TransitEndedEarly _ -> Optional.empty();
        };
    }

    private static Optional<PublicEvent> reservation(ReservationEvent event) {
        Demand d = event.demand();
        return switch (event) {
            case DemandReserved e ->
                Optional.of(event(
                        "stock-reserved",
                        d.reservationId(),
                        new ReservedBody(
                                d.reservationId(),
                                e.attempt(),
                                d.serviceOrderId(),
                                d.lineId(),
                                d.partNumber(),
                                d.quantity(),
                                e.source(),
                                d.destination(),
                                d.priority(),
                                d.requestedAt(),
                                e.promisedAt(),
                                e.at(),
                                e.candidates())));
            case DemandBackordered e ->
                Optional.of(event(
                        "demand-backordered",
                        d.reservationId(),
                        new BackorderedBody(
                                d.reservationId(),
                                e.attempt(),
                                d.serviceOrderId(),
                                d.lineId(),
                                d.partNumber(),
                                d.quantity(),
                                d.destination(),
                                d.priority(),
                                d.requestedAt(),
                                e.at(),
                                e.candidates(),
                                e.reason())));
            case DemandAccepted _, ReservationLost _, DemandMet _ -> Optional.empty();
        };
    }
}
