package io.partline.inventory.allocation;

import io.partline.chassis.aggregate.Commands;
import io.partline.inventory.availability.StockLevels;
import io.partline.inventory.network.Site;
import io.partline.inventory.network.SiteDetails;
import io.partline.inventory.network.Sites;
import io.partline.inventory.reservation.Demand;
import io.partline.inventory.reservation.ReservationCommand.BackorderDemand;
import io.partline.inventory.reservation.ReservationCommand.ConfirmReservation;
import io.partline.inventory.reservation.ReservationState;
import io.partline.inventory.sourcing.Candidate;
import io.partline.inventory.sourcing.Sourcing;
import io.partline.inventory.sourcing.Sourcing.Supplier;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockCommand.ReleaseReservation;
import io.partline.inventory.stock.StockCommand.ReserveStock;
import io.partline.inventory.stock.StockItemId;
import io.partline.inventory.stock.StockRefusal.NotEnoughStock;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Finds stock for a demand and reserves it: decide on the picture, ask the site, and if the picture was old, decide
 * again without that site. What no site can promise becomes a backorder. Runs in the caller's transaction.
 */
@Component
class AllocateStock {
    private final Commands commands;
    private final Sites sites;
    private final StockLevels stockLevels;
    private final Backorders backorders;
    private final Clock clock;

    AllocateStock(Commands commands, Sites sites, StockLevels stockLevels, Backorders backorders, Clock clock) {
        this.commands = commands;
        this.sites = sites;
        this.stockLevels = stockLevels;
        this.backorders = backorders;
        this.clock = clock;
    }

    /** @return whether the demand has stock now */
    boolean stockFor(ReservationState state) {
        Demand demand = Objects.requireNonNull(state.demand());
        if (!state.wantsStock()) {
            backorders.remove(demand.reservation());
            return true;
        }
        Instant now = clock.instant();
        AllocationId allocation = new AllocationId(demand.lineId(), state.attempt());
        Map<String, Long> promises = new HashMap<>(stockLevels.promises(demand.partNumber()));
        while (true) {
            Sourcing.Decision decision = decide(demand, promises, now);
            if (decision.chosen().isEmpty()) {
                return backordered(demand, decision, now);
            }
            Candidate chosen = decision.chosen().get();
            StockItemId item = StockItemId.of(demand.partNumber(), chosen.siteId());
            boolean reserved;
            try {
                reserved = commands.send(new ReserveStock(item, allocation, demand.quantity(), now))
                        .changed();
            } catch (NotEnoughStock stale) {
                promises.put(chosen.siteId(), 0L);
                continue;
            }
            ReservationState confirmed = commands.send(new ConfirmReservation(
                            demand.reservation(),
                            chosen.siteId(),
                            Objects.requireNonNull(chosen.promisedAt()),
                            decision.candidates(),
                            now))
                    .after();
            boolean foundMeanwhile =
                    confirmed.attempt() != state.attempt() || !chosen.siteId().equals(confirmed.source());
            if (reserved && foundMeanwhile) {
                // Another site was found for it at the same time; that one counts.
                commands.send(new ReleaseReservation(item, allocation, now));
            }
            backorders.remove(demand.reservation());
            return true;
        }
    }

    private Sourcing.Decision decide(Demand demand, Map<String, Long> promises, Instant now) {
        List<Supplier> suppliers = sites.suppliersOf(demand.destination()).stream()
                .map(site -> supplier(site, promises.getOrDefault(site.siteId(), 0L)))
                .toList();
        Supplier destination = suppliers.stream()
                .filter(supplier -> supplier.siteId().equals(demand.destination()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("site " + demand.destination() + " is not in the network yet"));
        return Sourcing.decide(destination, demand.quantity(), demand.mayDrawOnHq(), suppliers, now);
    }

    private boolean backordered(Demand demand, Sourcing.Decision decision, Instant now) {
        commands.send(new BackorderDemand(
                demand.reservation(),
                decision.candidates(),
                "no site can promise %d of %s now".formatted(demand.quantity(), demand.partNumber()),
                now));
        backorders.put(demand);
        return false;
    }

    private static Supplier supplier(Site site, long promise) {
        return new Supplier(
                site.siteId(),
                site.kind() == SiteDetails.Kind.HQ,
                site.parentSiteId(),
                site.latitude(),
                site.longitude(),
                promise);
    }
}
