package io.partline.inventory.reservation;

import io.partline.inventory.reservation.ReservationEvent.DemandAccepted;
import io.partline.inventory.reservation.ReservationEvent.DemandBackordered;
import io.partline.inventory.reservation.ReservationEvent.DemandMet;
import io.partline.inventory.reservation.ReservationEvent.DemandReserved;
import io.partline.inventory.reservation.ReservationEvent.ReservationLost;
import org.jspecify.annotations.Nullable;

/**
 * @param attempt the present attempt, from 1; 0 before the demand was accepted
 * @param source the site of the present attempt, while one is reserved
 */
public record ReservationState(
        Status status,
        @Nullable Demand demand,
        int attempt,
        @Nullable String source) {
    public enum Status {
        NONE,
        /** Must be sourced now. */
        OPEN,
        BACKORDERED,
        RESERVED,
        MET
    }

    static final ReservationState NONE = new ReservationState(Status.NONE, null, 0, null);

    ReservationState after(ReservationEvent event) {
        return switch (event) {
            case DemandAccepted e -> new ReservationState(Status.OPEN, e.demand(), 1, null);
            case DemandReserved e -> new ReservationState(Status.RESERVED, e.demand(), e.attempt(), e.source());
            case DemandBackordered e -> new ReservationState(Status.BACKORDERED, e.demand(), e.attempt(), null);
            case ReservationLost e -> new ReservationState(Status.OPEN, e.demand(), e.attempt() + 1, null);
            case DemandMet e -> new ReservationState(Status.MET, e.demand(), e.attempt(), source);
        };
    }

    /** Whether a site is still to be found for it. */
    public boolean wantsStock() {
        return status == Status.OPEN || status == Status.BACKORDERED;
    }
}
