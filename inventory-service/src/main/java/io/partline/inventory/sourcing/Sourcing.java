package io.partline.inventory.sourcing;

import io.partline.chassis.aggregate.Pure;
import io.partline.inventory.sourcing.Candidate.Echelon;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the site that can put the part in the requester's hands first, or the sites where no single one has all of it.
 *
 * <p>Own shelf, home centre, sibling centres and HQ are looked at in one decision. A site counts when it can promise
 * the whole quantity. HQ may be drawn on directly by service level A; for the others it stands in only when no other
 * site can promise, so that nobody waits while HQ has it. Ties go to the nearer echelon, then to the smaller id. Where no
 * site has the whole quantity and all together do, it is shared out among them in the same order.
 *
 * <p>A promise is the handling at the echelon and what the slowest carrier of the lane needs: which of them will be
 * chosen is not known here, and each of them keeps it.
 */
@Pure
public final class Sourcing {
    /** Mean radius of the earth in km (IUGG). */
    private static final double EARTH_RADIUS_KM = 6_371.0088;
    /** Road speed, door to door, where no carrier has offered a lane yet. */
    private static final double KM_PER_HOUR = 60;

    private Sourcing() {}

    /**
     * A site that could be asked. Degrees north and east, WGS 84.
     *
     * @param laneHours what a carrier needs from it to the site that asks; null while no carrier has offered the lane
     */
    public record Supplier(
            String siteId,
            boolean hq,
            @Nullable String parentSiteId,
            double latitude,
            double longitude,
            @Nullable Integer laneHours,
            long availableToPromise) {}

    /** What one site supplies. */
    public record Share(String siteId, long quantity, Instant promisedAt) {}

    /**
     * @param candidates every site considered, the best first; the chosen ones among them
     * @param shares by site; none where the quantity cannot be supplied now
     */
    public record Decision(List<Candidate> candidates, List<Share> shares) {}

    /** What is wanted. A shelf that asks for stock is not supplied from itself. */
    public record Want(long quantity, boolean mayDrawOnHq, boolean forTheShelf) {}

    /** @param destination the site that asks; among the suppliers when it has a shelf of its own */
    public static Decision decide(Supplier destination, Want want, List<Supplier> suppliers, Instant now) {
        List<Supplier> asked = suppliers.stream()
                .filter(supplier -> !want.forTheShelf() || !supplier.siteId().equals(destination.siteId()))
                .toList();
        List<Candidate> ready = asked.stream()
                .filter(supplier -> supplier.availableToPromise() > 0)
                .map(supplier -> candidate(destination, supplier, now))
                .sorted(Comparator.comparing((Candidate c) ->
                                Optional.ofNullable(c.promisedAt()).orElse(Instant.MAX))
                        .thenComparing(Candidate::echelon)
                        .thenComparing(Candidate::siteId))
                .toList();
        List<Share> shares = whole(ready, want).map(List::of).orElseGet(() -> together(ready, want));
        List<Candidate> candidates = Stream.concat(
                        ready.stream().map(candidate -> judge(candidate, shares, want)),
                        asked.stream()
                                .filter(supplier -> supplier.availableToPromise() <= 0)
                                .map(supplier -> new Candidate(
                                        supplier.siteId(),
                                        echelon(destination, supplier),
                                        supplier.availableToPromise(),
                                        null,
                                        false,
                                        "has none to promise"))
                                .sorted(Comparator.comparing(Candidate::echelon).thenComparing(Candidate::siteId)))
                .sorted(Comparator.comparing((Candidate c) -> !c.chosen()).thenComparing(c -> c.promisedAt() == null))
                .toList();
        return new Decision(candidates, shares);
    }

    private static Optional<Share> whole(List<Candidate> ready, Want want) {
        List<Candidate> promising = ready.stream()
                .filter(candidate -> candidate.availableToPromise() >= want.quantity())
                .toList();
        boolean othersCan = promising.stream().anyMatch(candidate -> candidate.echelon() != Echelon.HQ);
        return promising.stream()
                .filter(candidate -> candidate.echelon() != Echelon.HQ || want.mayDrawOnHq() || !othersCan)
                .findFirst()
                .map(candidate -> share(candidate, want.quantity()));
    }

    /** All that is wanted from those who have some of it, or nothing; from HQ only what it may be drawn on for. */
    private static List<Share> together(List<Candidate> ready, Want want) {
        List<Share> withoutHq = want.mayDrawOnHq()
                ? List.of()
                : sharedOut(
                        ready.stream()
                                .filter(candidate -> candidate.echelon() != Echelon.HQ)
                                .toList(),
                        want);
        return withoutHq.isEmpty() ? sharedOut(ready, want) : withoutHq;
    }

    private static List<Share> sharedOut(List<Candidate> ready, Want want) {
        List<Share> shares = new ArrayList<>();
        long left = want.quantity();
        for (Candidate candidate : ready) {
            if (left > 0) {
                long quantity = Math.min(left, candidate.availableToPromise());
                shares.add(share(candidate, quantity));
                left -= quantity;
            }
        }
        return left > 0 ? List.of() : shares;
    }

    private static Share share(Candidate candidate, long quantity) {
        return new Share(candidate.siteId(), quantity, Objects.requireNonNull(candidate.promisedAt()));
    }

    private static Candidate judge(Candidate candidate, List<Share> shares, Want want) {
        Optional<Share> share = shares.stream()
                .filter(each -> each.siteId().equals(candidate.siteId()))
                .findFirst();
        if (share.isPresent()) {
            boolean standsIn = candidate.echelon() == Echelon.HQ && !want.mayDrawOnHq();
            return with(
                    candidate,
                    true,
                    shares.size() > 1
                            ? "supplies %d of %d; no site can promise all of it"
                                    .formatted(share.get().quantity(), want.quantity())
                            : standsIn
                                    ? "no other site can promise the quantity, so HQ stands in"
                                    : "promises it first");
        }
        if (candidate.availableToPromise() < want.quantity()) {
            return with(
                    candidate,
                    false,
                    "can promise %d, not %d".formatted(candidate.availableToPromise(), want.quantity()));
        }
        if (candidate.echelon() == Echelon.HQ && !want.mayDrawOnHq()) {
            return with(candidate, false, "kept for service level A while another site can promise the quantity");
        }
        return with(
                candidate,
                false,
                "promises it no earlier than " + shares.getFirst().siteId());
    }

    private static Candidate with(Candidate c, boolean chosen, String reason) {
        return new Candidate(c.siteId(), c.echelon(), c.availableToPromise(), c.promisedAt(), chosen, reason);
    }

    private static Candidate candidate(Supplier destination, Supplier supplier, Instant now) {
        Echelon echelon = echelon(destination, supplier);
        Instant promise = echelon == Echelon.OWN_SHELF ? now : now.plus(leadTime(destination, supplier, echelon));
        return new Candidate(supplier.siteId(), echelon, supplier.availableToPromise(), promise, false, "");
    }

    private static Echelon echelon(Supplier destination, Supplier supplier) {
        if (supplier.siteId().equals(destination.siteId())) {
            return Echelon.OWN_SHELF;
        }
        if (supplier.hq()) {
            return Echelon.HQ;
        }
        return supplier.siteId().equals(destination.parentSiteId()) ? Echelon.HOME_CENTRE : Echelon.SIBLING_CENTRE;
    }

    /** Handling at the echelon plus the lane, in whole hours; without a lane the road is estimated. */
    static Duration leadTime(Supplier destination, Supplier supplier, Echelon echelon) {
        if (supplier.laneHours() != null) {
            return Duration.ofHours(echelon.handlingHours() + supplier.laneHours());
        }
        double kilometres = greatCircleKm(
                destination.latitude(), destination.longitude(), supplier.latitude(), supplier.longitude());
        return Duration.ofHours(echelon.handlingHours() + (long) Math.ceil(kilometres / KM_PER_HOUR));
    }

    /** Haversine formula (R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68/2, 1984). Degrees in, km out. */
    static double greatCircleKm(double latitude1, double longitude1, double latitude2, double longitude2) {
        double dLatitude = Math.toRadians(latitude2 - latitude1);
        double dLongitude = Math.toRadians(longitude2 - longitude1);
        double h = Math.pow(Math.sin(dLatitude / 2), 2)
                + Math.cos(Math.toRadians(latitude1))
                        * Math.cos(Math.toRadians(latitude2))
                        * Math.pow(Math.sin(dLongitude / 2), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
