package io.partline.inventory.reservation;

import io.partline.inventory.reservation.ReservationEvent.DemandAccepted;
import io.partline.inventory.reservation.ReservationEvent.DemandBackordered;
import io.partline.inventory.reservation.ReservationEvent.DemandCancelled;
import io.partline.inventory.reservation.ReservationEvent.DemandMet;
import io.partline.inventory.reservation.ReservationEvent.DemandReserved;
import io.partline.inventory.reservation.ReservationEvent.ReservationKept;
import io.partline.inventory.reservation.ReservationEvent.ReservationLost;
import io.partline.inventory.reservation.ReservationEvent.ReservationReleased;
import io.partline.inventory.reservation.ReservationEvent.ReservationWithdrawn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A demand is supplied by attempts, each with its share of the pieces; what no attempt supplies still wants stock.
 *
 * @param demand none before it was accepted
 * @param attempts the open ones by their number
 * @param lastAttempt the number of the latest, from 1; 0 before the first
 * @param wanted pieces that want stock
 * @param backordered whether they wait: no site could promise them when it was last looked
 * @param met pieces that arrived
 * @param cancelled whether nobody needs what is not met yet
 * @param lost the attempt whose loss made the present want; the one that follows takes its place
 * @param lastSource the site of the latest attempt, open or not
 */
public record ReservationState(
        @Nullable Demand demand,
        Map<Integer, Portion> attempts,
        int lastAttempt,
        long wanted,
        boolean backordered,
        long met,
        boolean cancelled,
        @Nullable Integer lost,
        @Nullable String lastSource) {
    static final ReservationState EMPTY = new ReservationState(null, Map.of(), 0, 0, false, 0, false, null, null);

    ReservationState after(ReservationEvent event) {
        return switch (event) {
            case DemandAccepted e ->
                new ReservationState(e.demand(), Map.of(), 0, e.demand().quantity(), false, 0, false, null, null);
            case DemandReserved e -> reserved(e);
            case DemandBackordered _ -> wanting(wanted, true);
            case ReservationLost e ->
                cancelled
                        ? taken(e.attempt(), e.quantity())
                        : taken(e.attempt(), e.quantity())
                                .wanting(wanted + e.quantity(), false)
                                .lost(e.attempt());
            case DemandMet e -> taken(e.attempt(), e.quantity()).met(met + e.quantity());
            case ReservationWithdrawn e -> withdrawal(e.attempt(), e.reason());
            case ReservationKept e -> withdrawal(e.attempt(), null);
            case ReservationReleased e ->
                cancelled
                        ? taken(e.attempt(), e.quantity())
                        : taken(e.attempt(), e.quantity()).wanting(wanted + e.quantity(), false);
            case DemandCancelled _ ->
                new ReservationState(demand, attempts, lastAttempt, 0, false, met, true, lost, lastSource);
        };
    }

    private ReservationState reserved(DemandReserved e) {
        Map<Integer, Portion> more = new LinkedHashMap<>(attempts);
        more.put(e.attempt(), new Portion(e.quantity(), e.source(), null));
        return new ReservationState(
                demand,
                more,
                Math.max(lastAttempt, e.attempt()),
                wanted - e.quantity(),
                false,
                met,
                cancelled,
                null,
                e.source());
    }

    private ReservationState taken(int attempt, long pieces) {
        Portion portion = attempts.get(attempt);
        if (portion == null) {
            return this;
        }
        Map<Integer, Portion> fewer = new LinkedHashMap<>(attempts);
        if (portion.quantity() > pieces) {
            fewer.put(attempt, portion.less(pieces));
        } else {
            fewer.remove(attempt);
        }
        return attempts(fewer);
    }

    private ReservationState withdrawal(int attempt, @Nullable WithdrawalReason reason) {
        Portion portion = attempts.get(attempt);
        if (portion == null) {
            return this;
        }
        Map<Integer, Portion> changed = new LinkedHashMap<>(attempts);
        changed.put(attempt, portion.with(reason));
        return attempts(changed);
    }

    private ReservationState attempts(Map<Integer, Portion> open) {
        return new ReservationState(demand, open, lastAttempt, wanted, backordered, met, cancelled, lost, lastSource);
    }

    private ReservationState wanting(long pieces, boolean waits) {
        return new ReservationState(demand, attempts, lastAttempt, pieces, waits, met, cancelled, lost, lastSource);
    }

    private ReservationState met(long pieces) {
        return new ReservationState(
                demand, attempts, lastAttempt, wanted, backordered, pieces, cancelled, lost, lastSource);
    }

    private ReservationState lost(int attempt) {
        return new ReservationState(
                demand, attempts, lastAttempt, wanted, backordered, met, cancelled, attempt, lastSource);
    }

    /** None before the demand was accepted. */
    public @Nullable ReservationStatus status() {
        if (demand == null) {
            return null;
        }
        if (wanted > 0) {
            return backordered ? ReservationStatus.BACKORDERED : ReservationStatus.OPEN;
        }
        if (!attempts.isEmpty()) {
            return ReservationStatus.RESERVED;
        }
        return cancelled ? ReservationStatus.CANCELLED : ReservationStatus.MET;
    }

    /** Whether a site is still to be found for it. */
    public boolean wantsStock() {
        return wanted > 0;
    }

    /** Whether that attempt is open and comes from there. */
    public boolean suppliedBy(int attempt, String siteId) {
        Portion portion = attempts.get(attempt);
        return portion != null && portion.source().equals(siteId);
    }

    /** Where its pieces come from, as far as they are still to come, and where the latest came from. */
    public List<String> sources() {
        return Stream.concat(attempts.values().stream().map(Portion::source), Stream.ofNullable(lastSource))
                .distinct()
                .toList();
    }

    /** The number that the next attempt will have. */
    public int nextAttempt() {
        return lastAttempt + 1;
    }

    /** The number of the present attempt: the one under way, or the one that stock is looked for. */
    public int attempt() {
        return demand == null ? 0 : wantsStock() || lastAttempt == 0 ? nextAttempt() : lastAttempt;
    }

    /** The site of the latest attempt, unless it is lost and stock is looked for again. */
    public @Nullable String source() {
        return wantsStock() && attempts.isEmpty() ? null : lastSource;
    }
}
