package io.partline.requests.approval;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.requests.network.KnownSite;
import io.partline.requests.network.KnownSites;
import io.partline.requests.order.Line;
import io.partline.requests.order.LineId;
import io.partline.requests.order.OrderCommand.ApproveLine;
import io.partline.requests.order.OrderCommand.Decider;
import io.partline.requests.order.OrderCommand.RejectLine;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import io.partline.requests.order.OrderState;
import io.partline.requests.overview.Orders;
import io.partline.requests.quota.QuotaCommand.BookApproved;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** A person decides on a line: order and quota in the one transaction of the request. */
@Component
class Deciding {
    private static final String NO_REASON = "no reason given";

    private final Orders orders;
    private final KnownSites sites;
    private final Commands commands;
    private final Clock clock;

    Deciding(Orders orders, KnownSites sites, Commands commands, Clock clock) {
        this.orders = orders;
        this.sites = sites;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param note empty for none */
    ApprovalView decide(LineId lineId, Choice choice, String note, Caller caller) {
        OrderState state = orders.find(lineId.order(), caller).orElseThrow(() -> notFound(lineId));
        Line line = state.line(lineId)
                .filter(found -> found.approval() != null && found.approval().byPerson())
                .orElseThrow(() -> notFound(lineId));
        OrderState after = switch (choice) {
            case APPROVE -> approve(state.order(), line, note, caller);
            case REJECT -> reject(state.order(), line, note, caller);
        };
        return ApprovalView.of(after.order(), after.line(lineId).orElseThrow());
    }

    private static NotFound notFound(LineId lineId) {
        return NotFound.of("approval", lineId.value());
    }

    private OrderState approve(ServiceOrderPlaced order, Line line, String note, Caller caller) {
        Instant now = clock.instant();
        OrderState after = commands.send(new ApproveLine(
                        order.serviceOrderId(),
                        line.lineId(),
                        decider(caller),
                        caller.is(Role.HQ) || mayDrawOnHq(order),
                        note,
                        now))
                .after();
        commands.send(new BookApproved(order.stationId(), line.lineId(), line.amount(), now));
        return after;
    }

    private static Decider decider(Caller caller) {
        return new Decider(caller.personId(), caller.siteId(), caller.is(Role.HQ));
    }

    private boolean mayDrawOnHq(ServiceOrderPlaced order) {
        return ApprovalRule.mayDrawOnHq(
                order.priority(),
                sites.site(order.stationId()).map(KnownSite::serviceLevel).orElse(null));
    }

    private OrderState reject(ServiceOrderPlaced order, Line line, String note, Caller caller) {
        return commands.send(new RejectLine(
                        order.serviceOrderId(),
                        line.lineId(),
                        decider(caller),
                        note.isBlank() ? NO_REASON : note,
                        clock.instant()))
                .after();
    }
}
