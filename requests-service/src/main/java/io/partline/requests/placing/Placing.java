package io.partline.requests.placing;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.requests.approval.ApprovalRule;
import io.partline.requests.catalogue.KnownPart;
import io.partline.requests.catalogue.Money;
import io.partline.requests.correction.Identity;
import io.partline.requests.correction.Search;
import io.partline.requests.correction.SearchCommand.EndSearch;
import io.partline.requests.network.KnownSite;
import io.partline.requests.network.Network;
import io.partline.requests.network.SiteKind;
import io.partline.requests.network.UnknownSite;
import io.partline.requests.order.OrderCommand.NewLine;
import io.partline.requests.order.OrderCommand.PlaceOrder;
import io.partline.requests.order.OrderState;
import io.partline.requests.order.ServiceOrder;
import io.partline.requests.placing.PlaceOrderApi.NewOrder;
import io.partline.requests.placing.PlaceOrderApi.NewOrderLine;
import io.partline.requests.quota.Booking;
import io.partline.requests.quota.Quota;
import io.partline.requests.quota.QuotaCommand.BookIfCovered;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Identity, quota, approval and order in the one transaction of the request. */
@Component
class Placing {
    /** Crockford's base 32: no I, L, O, U, so that a number read over the telephone stays the same. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int ID_LENGTH = 12;

    private final Identity identity;
    private final Network network;
    private final Commands commands;
    private final EventLog log;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Placing(Identity identity, Network network, Commands commands, EventLog log, Clock clock) {
        this.identity = identity;
        this.network = network;
        this.commands = commands;
        this.log = log;
        this.clock = clock;
    }

    OrderState place(String stationId, NewOrder body, Caller caller) {
        List<String> typed = body.lines().stream().map(NewOrderLine::partNumber).toList();
        Map<String, KnownPart> parts = identity.check(body.productModel(), typed);
        KnownSite station = station(stationId, caller);
        Instant now = clock.instant();
        List<NewLine> lines = new ArrayList<>();
        for (NewOrderLine line : body.lines()) {
            lines.add(line(station, body, line, Objects.requireNonNull(parts.get(line.partNumber())), now));
        }
        return commands.send(new PlaceOrder(
                ServiceOrder.id(newId()),
                stationId,
                station.parentSiteId(),
                body.productModel(),
                body.serialNumber(),
                body.priority(),
                searchedSince(stationId, body, typed, now).orElse(now),
                lines,
                caller.personId(),
                now));
    }

    private KnownSite station(String stationId, Caller caller) {
        return network.site(stationId)
                .filter(site -> site.kind() == SiteKind.STATION)
                .filter(site -> !caller.is(Role.CENTRE) || caller.isSite(site.parentSiteId()))
                .orElseThrow(() -> new UnknownSite(stationId));
    }

    private NewLine line(KnownSite station, NewOrder body, NewOrderLine line, KnownPart part, Instant now) {
        Money amount = part.unitPrice().times(line.quantity());
        Booking booking = ApprovalRule.sane(body.priority(), line.quantity())
                ? commands.<Booking>send(new BookIfCovered(Quota.id(station.siteId()), station.siteId(), amount, now))
                : null;
        return new NewLine(
                line.partNumber(),
                line.quantity(),
                amount,
                ApprovalRule.verdict(station, body.priority(), line.quantity(), booking, now));
    }

    private Optional<Instant> searchedSince(String stationId, NewOrder body, List<String> typed, Instant now) {
        String search = Search.id(stationId, body.productModel(), body.serialNumber());
        return log.exists(search)
                ? commands.<Optional<Instant>>send(new EndSearch(search, typed, now))
                : Optional.empty();
    }

    private String newId() {
        StringBuilder id = new StringBuilder("SO-");
        random.ints(ID_LENGTH, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
        return id.toString();
    }
}
