package io.partline.inventory.reservation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A demand and where it stands.
 *
 * @param reservationId the same text as the lineId
 * @param quantity pieces
 * @param attempt the present attempt, from 1; the next one after each loss
 * @param attempts those that are open
 * @param source the site its part comes from, of several the latest; none while it is looked for
 */
@Schema(example = """
        {"reservationId":"SO-7K3M9QX2PV4D-1","status":"RESERVED","serviceOrderId":"SO-7K3M9QX2PV4D","lineId":"SO-7K3M9QX2PV4D-1",
         "partNumber":"DHF-215KA","quantity":1,"source":"C-NB","destination":"S-TZ-01","priority":"CUSTOMER_DOWN",
         "requestedAt":"2026-11-23T06:01:58Z","attempt":1,"attempts":[{"attempt":1,"quantity":1,"source":"C-NB"}]}
        """)
record ReservationView(
        String reservationId,
        ReservationStatus status,
        String serviceOrderId,
        String lineId,
        String partNumber,
        long quantity,
        @Nullable String source,
        String destination,
        Demand.Priority priority,
        Instant requestedAt,
        int attempt,
        List<OpenAttempt> attempts) {
    /**
     * An attempt whose pieces are still to come.
     *
     * @param attempt its number
     * @param quantity pieces
     * @param source the site they come from
     * @param withdrawal why it is being called off, until its shipment has said whether that was in time
     */
    @Schema(example = """
            {"attempt": 1, "quantity": 1, "source": "C-NB"}
            """)
    record OpenAttempt(
            int attempt,
            long quantity,
            String source,
            @Nullable WithdrawalReason withdrawal) {}

    /** @param state of a demand that was accepted */
    static ReservationView of(ReservationState state) {
        Demand demand = Objects.requireNonNull(state.demand());
        return new ReservationView(
                demand.reservation().lineId(),
                Objects.requireNonNull(state.status()),
                demand.serviceOrderId(),
                demand.lineId(),
                demand.partNumber(),
                demand.quantity(),
                state.source(),
                demand.destination(),
                demand.priority(),
                demand.requestedAt(),
                state.attempt(),
                state.attempts().entrySet().stream()
                        .map(open -> new OpenAttempt(
                                open.getKey(),
                                open.getValue().quantity(),
                                open.getValue().source(),
                                open.getValue().withdrawal()))
                        .toList());
    }
}
