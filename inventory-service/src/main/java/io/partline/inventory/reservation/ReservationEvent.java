package io.partline.inventory.reservation;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import io.partline.inventory.sourcing.Candidate;
import java.time.Instant;
import java.util.List;

public sealed interface ReservationEvent extends DomainEvent {
    Demand demand();

    @Override
    default String aggregateId() {
        return demand().reservation().aggregateId();
    }

    @StoredAs("demand-accepted")
    record DemandAccepted(Demand demand, Instant at) implements ReservationEvent {}

    /** @param attempt from 1; the next one after each damage */
    @StoredAs("demand-reserved")
    record DemandReserved(
            Demand demand, int attempt, String source, Instant promisedAt, List<Candidate> candidates, Instant at)
            implements ReservationEvent {}

    @StoredAs("demand-backordered")
    record DemandBackordered(Demand demand, int attempt, List<Candidate> candidates, String reason, Instant at)
            implements ReservationEvent {}

    /** What had been reserved will not arrive. */
    @StoredAs("reservation-lost")
    record ReservationLost(Demand demand, int attempt, Instant at) implements ReservationEvent {}

    @StoredAs("demand-met")
    record DemandMet(Demand demand, int attempt, Instant at) implements ReservationEvent {}
}
