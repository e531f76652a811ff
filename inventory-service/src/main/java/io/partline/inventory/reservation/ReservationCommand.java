package io.partline.inventory.reservation;

import io.partline.chassis.aggregate.Command;
import io.partline.inventory.sourcing.Candidate;
import java.time.Instant;
import java.util.List;

public sealed interface ReservationCommand extends Command<ReservationState, ReservationEvent> {
    ReservationId reservation();

    @Override
    default String aggregateId() {
        return reservation().aggregateId();
    }

    record AcceptDemand(Demand demand, Instant at) implements ReservationCommand {
        @Override
        public ReservationId reservation() {
            return demand.reservation();
        }
    }

    /** The site has reserved its stock for the demand. */
    record ConfirmReservation(
            ReservationId reservation, String source, Instant promisedAt, List<Candidate> candidates, Instant at)
            implements ReservationCommand {}

    /** No site could. */
    record BackorderDemand(ReservationId reservation, List<Candidate> candidates, String reason, Instant at)
            implements ReservationCommand {}

    record LoseReservation(ReservationId reservation, int attempt, Instant at) implements ReservationCommand {}

    record MeetDemand(ReservationId reservation, int attempt, Instant at) implements ReservationCommand {}
}
