package io.partline.inventory.reservation;

import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.StoredEvent;
import org.springframework.stereotype.Component;

/** Demands as they stand, from their events. */
@Component
public class Reservations {
    private final EventLog log;

    Reservations(EventLog log) {
        this.log = log;
    }

    /** A demand nobody has heard of has status NONE. */
    public ReservationState find(String reservationId) {
        ReservationState state = ReservationState.NONE;
        for (StoredEvent stored : log.readAggregate(Reservation.id(reservationId))) {
            state = state.after((ReservationEvent) stored.payload());
        }
        return state;
    }
}
