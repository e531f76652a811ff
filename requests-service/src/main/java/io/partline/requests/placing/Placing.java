package io.partline.requests.placing;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.requests.approval.ApprovalRule;
import io.partline.requests.catalogue.KnownPart;
import io.partline.requests.catalogue.Money;
import io.partline.requests.correction.Appliance;
import io.partline.requests.correction.PartIdentification;
import io.partline.requests.correction.PartNumberSearchCommand.EndSearch;
import io.partline.requests.network.KnownSite;
import io.partline.requests.network.KnownSites;
import io.partline.requests.network.SiteKind;
import io.partline.requests.network.UnknownSite;
import io.partline.requests.order.LineId;
import io.partline.requests.order.OrderCommand.NewLine;
import io.partline.requests.order.OrderCommand.PlaceOrder;
import io.partline.requests.order.OrderState;
import io.partline.requests.order.ServiceOrderId;
import io.partline.requests.placing.OrderRequest.RequestedPart;
import io.partline.requests.quota.Booking;
import io.partline.requests.quota.QuotaCommand.BookIfCovered;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Identification, quota, approval and order in the one transaction of the request. */
@Component
class Placing {
    private final KnownSites sites;
    private final PartIdentification identification;
    private final NewServiceOrderIds ids;
    private final Commands commands;
    private final Clock clock;

    Placing(
            KnownSites sites,
            PartIdentification identification,
            NewServiceOrderIds ids,
            Commands commands,
            Clock clock) {
        this.sites = sites;
        this.identification = identification;
        this.ids = ids;
        this.commands = commands;
        this.clock = clock;
    }

    OrderState place(OrderRequest request, Caller caller) {
        KnownSite station = station(request.stationId(), caller);
        Map<String, KnownPart> parts = identification.check(request.appliance(), request.typed());
        Instant now = clock.instant();
        ServiceOrderId order = ids.next();
        List<NewLine> lines = new ArrayList<>();
        for (RequestedPart part : request.parts()) {
            LineId lineId = LineId.of(order, lines.size() + 1);
            lines.add(line(station, request, lineId, part, Objects.requireNonNull(parts.get(part.partNumber())), now));
        }
        Appliance appliance = request.appliance();
        return commands.send(new PlaceOrder(
                        order,
                        station.siteId(),
                        station.parentSiteId(),
                        appliance.productModel(),
                        appliance.serialNumber(),
                        request.priority(),
                        requestedAt(appliance, request.typed(), now),
                        lines,
                        caller.personId(),
                        caller.siteId(),
                        now))
                .after();
    }

    private KnownSite station(String stationId, Caller caller) {
        return sites.site(stationId)
                .filter(site -> site.kind() == SiteKind.STATION || site.kind() == SiteKind.CENTRE)
                .filter(site ->
                        !caller.is(Role.CENTRE) || caller.isSite(site.siteId()) || caller.isSite(site.parentSiteId()))
                .orElseThrow(() -> new UnknownSite(stationId));
    }

    private NewLine line(
            KnownSite station, OrderRequest request, LineId lineId, RequestedPart part, KnownPart known, Instant now) {
        Money amount = known.unitPrice().times(part.quantity());
        @Nullable
        Booking booking = ApprovalRule.withinUsualQuantity(request.priority(), part.quantity())
                ? Booking.of(commands.send(new BookIfCovered(station.siteId(), lineId, amount, now)), lineId, now)
                : null;
        return new NewLine(
                part.partNumber(),
                part.quantity(),
                amount,
                ApprovalRule.outcome(station, request.priority(), part.quantity(), booking, now));
    }

    /** When the station first tried: with this order, or with the first number that was refused before it. */
    private Instant requestedAt(Appliance appliance, List<String> typed, Instant now) {
        return commands.send(new EndSearch(appliance, typed, now))
                .before()
                .firstRefusedAt(appliance, now)
                .orElse(now);
    }
}
