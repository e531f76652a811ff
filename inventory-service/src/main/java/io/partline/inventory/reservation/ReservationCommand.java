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

        @Override
        public boolean begins() {
            return true;
        }
    }

    /** A site has reserved its stock for the demand. */
    record ConfirmReservation(
            ReservationId reservation,
            int attempt,
            long quantity,
            String source,
            Instant promisedAt,
            List<Candidate> candidates,
            Instant at)
            implements ReservationCommand {}

    /** No site could. */
    record BackorderDemand(ReservationId reservation, List<Candidate> candidates, String reason, Instant at)
            implements ReservationCommand {}

    /** @param quantity pieces that will not arrive */
    record LoseReservation(ReservationId reservation, int attempt, long quantity, Instant at)
            implements ReservationCommand {}

    /** @param quantity pieces that arrived */
    record MeetDemand(ReservationId reservation, int attempt, long quantity, Instant at)
            implements ReservationCommand {}

    /** Nobody needs it any more; what is under way is called off. */
    record CancelDemand(ReservationId reservation, Instant at) implements ReservationCommand {}

    record WithdrawReservation(ReservationId reservation, int attempt, WithdrawalReason reason, Instant at)
            implements ReservationCommand {}

    /** The withdrawal was in time: the pieces did not leave. */
    record ReleaseAttempt(ReservationId reservation, int attempt, Instant at) implements ReservationCommand {}

    /** The pieces had left: a withdrawal came too late. */
    record KeepAttempt(ReservationId reservation, int attempt, Instant at) implements ReservationCommand {}
}
