package io.partline.inventory.sourcing;

import io.partline.chassis.aggregate.Pure;
import io.partline.inventory.sourcing.Candidate.Echelon;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the site that can put the part in the requester's hands first.
 *
 * <p>Own shelf, home centre, sibling centres and HQ are looked at in one decision. A site counts when it can promise
 * the whole quantity. HQ may be drawn on directly by service level A; for the others it stands in only when no other
 * site can promise, so that nobody waits while HQ has it. Ties go to the nearer echelon, then to the smaller id.
 */
@Pure
public final class Sourcing {
    /** Mean radius of the earth in km (IUGG). */
    private static final double EARTH_RADIUS_KM = 6_371.0088;
    /** Road speed used for promises, door to door. */
    private static final double KM_PER_HOUR = 60;

    private Sourcing() {}

    /** A site that could be asked. Degrees north and east, WGS 84. */
    public record Supplier(
            String siteId,
            boolean hq,
            @Nullable String parentSiteId,
            double latitude,
            double longitude,
            long availableToPromise) {}

    /** @param candidates every site considered, the best first; one of them chosen, or none */
    public record Decision(List<Candidate> candidates) {
        public Optional<Candidate> chosen() {
            return candidates.stream().filter(Candidate::chosen).findFirst();
        }
    }

    /**
     * @param destination the site that asks; among the suppliers when it has a shelf of its own
     * @param quantity pieces
     */
    public static Decision decide(
            Supplier destination, long quantity, boolean mayDrawOnHq, List<Supplier> suppliers, Instant now) {
        List<Candidate> promising = suppliers.stream()
                .filter(supplier -> supplier.availableToPromise() >= quantity)
                .map(supplier -> candidate(destination, supplier, now))
                .sorted(Comparator.comparing((Candidate c) ->
                                Optional.ofNullable(c.promisedAt()).orElse(Instant.MAX))
                        .thenComparing(Candidate::echelon)
                        .thenComparing(Candidate::siteId))
                .toList();
        boolean othersCan = promising.stream().anyMatch(candidate -> candidate.echelon() != Echelon.HQ);
        Optional<Candidate> best = promising.stream()
                .filter(candidate -> candidate.echelon() != Echelon.HQ || mayDrawOnHq || !othersCan)
                .findFirst();
        Stream<Candidate> judged = promising.stream().map(candidate -> judge(candidate, best, mayDrawOnHq));
        Stream<Candidate> without = suppliers.stream()
                .filter(supplier -> supplier.availableToPromise() < quantity)
                .map(supplier -> new Candidate(
                        supplier.siteId(),
                        echelon(destination, supplier),
                        supplier.availableToPromise(),
                        null,
                        false,
                        supplier.availableToPromise() <= 0
                                ? "has none to promise"
                                : "can promise %d, not %d".formatted(supplier.availableToPromise(), quantity)))
                .sorted(Comparator.comparing(Candidate::echelon).thenComparing(Candidate::siteId));
        return new Decision(Stream.concat(judged, without)
                .sorted(Comparator.comparing((Candidate c) -> !c.chosen()))
                .toList());
    }

    private static Candidate judge(Candidate candidate, Optional<Candidate> best, boolean mayDrawOnHq) {
        if (best.isPresent() && candidate.equals(best.get())) {
            String how = candidate.echelon() == Echelon.HQ && !mayDrawOnHq
                    ? "no other site can promise the quantity, so HQ stands in"
                    : "promises it first";
            return with(candidate, true, how);
        }
        if (candidate.echelon() == Echelon.HQ && !mayDrawOnHq) {
            return with(candidate, false, "kept for service level A while another site can promise the quantity");
        }
        return with(
                candidate,
                false,
                "promises it no earlier than " + best.map(Candidate::siteId).orElse("nobody"));
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

    /** Handling at the echelon plus the road, in whole hours. */
    static Duration leadTime(Supplier destination, Supplier supplier, Echelon echelon) {
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
