package io.partline.inventory.reservation;

import io.partline.inventory.reservation.ReservationEvent.DemandAccepted;
import io.partline.inventory.reservation.ReservationEvent.DemandBackordered;
import io.partline.inventory.reservation.ReservationEvent.DemandMet;
import io.partline.inventory.reservation.ReservationEvent.DemandReserved;
import io.partline.inventory.reservation.ReservationEvent.ReservationLost;
import org.jspecify.annotations.Nullable;

/**
 * @param demand none before it was accepted, as the status
 * @param attempt the present attempt, from 1; 0 before the demand was accepted
 * @param source the site of the present attempt, while one is reserved
 */
public record ReservationState(
        @Nullable Demand demand,
        @Nullable ReservationStatus status,
        int attempt,
        @Nullable String source) {
    static final ReservationState EMPTY = new ReservationState(null, null, 0, null);

    ReservationState after(ReservationEvent event) {
        return switch (event) {
            case DemandAccepted e -> withoutSource(e.demand(), ReservationStatus.OPEN, 1);
            case DemandReserved e ->
                new ReservationState(e.demand(), ReservationStatus.RESERVED, e.attempt(), e.source());
            case DemandBackordered e -> withoutSource(e.demand(), ReservationStatus.BACKORDERED, e.attempt());
            case ReservationLost e -> withoutSource(e.demand(), ReservationStatus.OPEN, e.attempt() + 1);
            case DemandMet e -> new ReservationState(e.demand(), ReservationStatus.MET, e.attempt(), source);
        };
    }

    private static ReservationState withoutSource(Demand demand, ReservationStatus status, int attempt) {
        return new ReservationState(demand, status, attempt, null);
    }

    /** Whether a site is still to be found for it. */
    public boolean wantsStock() {
        return status == ReservationStatus.OPEN || status == ReservationStatus.BACKORDERED;
    }
}
