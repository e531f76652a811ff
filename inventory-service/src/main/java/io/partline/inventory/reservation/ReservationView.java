package io.partline.inventory.reservation;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A demand and where it stands.
 *
 * @param source the site its part comes from; none while it is looked for
 */
record ReservationView(
        String reservationId,
        ReservationState.Status status,
        String serviceOrderId,
        String lineId,
        String partNumber,
        long quantity,
        String destination,
        Demand.Priority priority,
        Instant requestedAt,
        int attempt,
        @Nullable String source) {
    static ReservationView of(ReservationState state) {
        Demand demand = Objects.requireNonNull(state.demand());
        return new ReservationView(
                demand.reservationId(),
                state.status(),
                demand.serviceOrderId(),
                demand.lineId(),
                demand.partNumber(),
                demand.quantity(),
                demand.destination(),
                demand.priority(),
                demand.requestedAt(),
                state.attempt(),
                state.source());
    }
}
