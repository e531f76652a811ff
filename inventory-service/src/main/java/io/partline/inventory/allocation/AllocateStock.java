package io.partline.inventory.allocation;

import io.partline.chassis.aggregate.Commands;
import io.partline.inventory.availability.StockLevels;
import io.partline.inventory.network.KnownLanes;
import io.partline.inventory.network.Site;
import io.partline.inventory.network.SiteDetails;
import io.partline.inventory.network.Sites;
import io.partline.inventory.reservation.Demand;
import io.partline.inventory.reservation.ReservationCommand.BackorderDemand;
import io.partline.inventory.reservation.ReservationCommand.ConfirmReservation;
import io.partline.inventory.reservation.ReservationState;
import io.partline.inventory.sourcing.Candidate;
import io.partline.inventory.sourcing.Sourcing;
import io.partline.inventory.sourcing.Sourcing.Share;
import io.partline.inventory.sourcing.Sourcing.Supplier;
import io.partline.inventory.sourcing.Sourcing.Want;
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
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds stock for a demand and reserves it: decide on the picture, ask the sites, and if the picture was old, decide
 * again without the site that has less. What no site can promise becomes a backorder. Runs in the caller's transaction.
 */
@Component
class AllocateStock {
    private final Commands commands;
    private final Sites sites;
    private final KnownLanes lanes;
    private final StockLevels stockLevels;
    private final Backorders backorders;
    private final Clock clock;

    AllocateStock(
            Commands commands,
            Sites sites,
            KnownLanes lanes,
            StockLevels stockLevels,
            Backorders backorders,
            Clock clock) {
        this.commands = commands;
        this.sites = sites;
        this.lanes = lanes;
        this.stockLevels = stockLevels;
        this.backorders = backorders;
        this.clock = clock;
    }

    /** Like {@link #stockFor}, but after those who have waited for the same part longer or with more urgency. */
    void stockInTurn(ReservationState state) {
        Demand demand = Objects.requireNonNull(state.demand());
        if (!state.wantsStock() || !backorders.someoneIsAheadOf(demand)) {
            stockFor(state);
        } else if (!fromOwnShelf(state)) {
            commands.send(new BackorderDemand(
                    demand.reservation(), List.of(), "others have waited for it longer", clock.instant()));
            backorders.put(demand, state.wanted());
        }
    }

    /**
     * What lies on the demand's own shelf is of use to nobody else, unless somebody there is to be served first. A shelf
     * that asks for stock is not supplied from itself.
     *
     * @return whether the demand has stock now
     */
    boolean fromOwnShelf(ReservationState state) {
        Demand demand = Objects.requireNonNull(state.demand());
        String site = demand.destination();
        long promise = stockLevels.promises(demand.partNumber()).getOrDefault(site, 0L);
        if (!state.wantsStock()
                || demand.forTheShelf()
                || promise < state.wanted()
                || backorders.someoneIsAheadOf(demand, site)) {
            return false;
        }
        Instant now = clock.instant();
        return reserved(state, decide(state, Map.of(site, promise), now), now).isEmpty();
    }

    /** @return whether the demand has stock now */
    boolean stockFor(ReservationState state) {
        Demand demand = Objects.requireNonNull(state.demand());
        if (!state.wantsStock()) {
            backorders.remove(demand.reservation());
            return true;
        }
        Instant now = clock.instant();
        Map<String, Long> promises = new HashMap<>(stockLevels.promises(demand.partNumber()));
        while (true) {
            Sourcing.Decision decision = decide(state, promises, now);
            if (decision.shares().isEmpty()) {
                return backordered(state, decision, now);
            }
            Optional<String> stale = reserved(state, decision, now);
            if (stale.isEmpty()) {
                return true;
            }
            promises.put(stale.get(), 0L);
        }
    }

    /** @return the site that has less than the picture showed; then nothing is reserved anywhere */
    private Optional<String> reserved(ReservationState state, Sourcing.Decision decision, Instant now) {
        Optional<String> stale = reserve(state, decision.shares(), now);
        if (stale.isEmpty()) {
            confirm(state, decision, now);
            backorders.remove(Objects.requireNonNull(state.demand()).reservation());
        }
        return stale;
    }

    private Optional<String> reserve(ReservationState state, List<Share> shares, Instant now) {
        for (int i = 0; i < shares.size(); i++) {
            try {
                commands.send(new ReserveStock(
                        item(state, shares.get(i)),
                        allocation(state, i),
                        shares.get(i).quantity(),
                        now));
            } catch (NotEnoughStock stale) {
                for (int j = 0; j < i; j++) {
                    commands.send(new ReleaseReservation(item(state, shares.get(j)), allocation(state, j), now));
                }
                return Optional.of(shares.get(i).siteId());
            }
        }
        return Optional.empty();
    }

    /** Where stock was found for the demand at the same time elsewhere, that counts, and this is released. */
    private void confirm(ReservationState state, Sourcing.Decision decision, Instant now) {
        Demand demand = Objects.requireNonNull(state.demand());
        for (int i = 0; i < decision.shares().size(); i++) {
            Share share = decision.shares().get(i);
            AllocationId allocation = allocation(state, i);
            // The first one tells why; the others are of the same decision.
            List<Candidate> candidates = i == 0 ? decision.candidates() : List.of();
            ReservationState after = commands.send(new ConfirmReservation(
                            demand.reservation(),
                            allocation.attempt(),
                            share.quantity(),
                            share.siteId(),
                            share.promisedAt(),
                            candidates,
                            now))
                    .after();
            if (!after.suppliedBy(allocation.attempt(), share.siteId())) {
                commands.send(new ReleaseReservation(item(state, share), allocation, now));
            }
        }
    }

    private static AllocationId allocation(ReservationState state, int share) {
        return new AllocationId(Objects.requireNonNull(state.demand()).lineId(), state.nextAttempt() + share);
    }

    private static StockItemId item(ReservationState state, Share share) {
        return StockItemId.of(Objects.requireNonNull(state.demand()).partNumber(), share.siteId());
    }

    private Sourcing.Decision decide(ReservationState state, Map<String, Long> promises, Instant now) {
        Demand demand = Objects.requireNonNull(state.demand());
        List<Site> possible = sites.suppliersOf(demand.destination());
        Site destination = possible.stream()
                .filter(site -> site.siteId().equals(demand.destination()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("site " + demand.destination() + " is not in the network yet"));
        Map<String, Integer> hours = lanes.slowestTo(destination.region());
        List<Supplier> suppliers = possible.stream()
                .map(site -> supplier(site, hours, promises.getOrDefault(site.siteId(), 0L)))
                .toList();
        return Sourcing.decide(
                supplier(destination, hours, 0),
                new Want(state.wanted(), demand.mayDrawOnHq(), demand.forTheShelf()),
                suppliers,
                now);
    }

    private boolean backordered(ReservationState state, Sourcing.Decision decision, Instant now) {
        Demand demand = Objects.requireNonNull(state.demand());
        commands.send(new BackorderDemand(
                demand.reservation(),
                decision.candidates(),
                "no site can promise %d of %s now".formatted(state.wanted(), demand.partNumber()),
                now));
        backorders.put(demand, state.wanted());
        return false;
    }

    private static Supplier supplier(Site site, Map<String, Integer> laneHours, long promise) {
        return new Supplier(
                site.siteId(),
                site.kind() == SiteDetails.Kind.HQ,
                site.parentSiteId(),
                site.latitude(),
                site.longitude(),
                laneHours.get(site.region()),
                promise);
    }
}
