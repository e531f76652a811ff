package io.partline.inventory.reservation;

import io.partline.inventory.sourcing.Candidate;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public sealed interface ReservationCommand {
    record AcceptDemand(@TargetAggregateIdentifier String aggregateId, Demand demand, Instant at)
            implements ReservationCommand {
        public AcceptDemand(Demand demand, Instant at) {
            this(Reservation.id(demand.reservationId()), demand, at);
        }
    }

    /** The site has tied its stock to the demand. */
    record ConfirmReservation(
            @TargetAggregateIdentifier String aggregateId,
            String source,
            Instant promisedAt,
            List<Candidate> candidates,
            Instant at)
            implements ReservationCommand {}

    /** No site could. */
    record BackorderDemand(
            @TargetAggregateIdentifier String aggregateId, List<Candidate> candidates, String reason, Instant at)
            implements ReservationCommand {}

    record LoseReservation(@TargetAggregateIdentifier String aggregateId, int attempt, Instant at)
            implements ReservationCommand {}

    record MeetDemand(@TargetAggregateIdentifier String aggregateId, int attempt, Instant at)
            implements ReservationCommand {}
}
