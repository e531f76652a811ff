package io.partline.inventory.reservation;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import io.partline.chassis.events.Superseded;
import io.partline.inventory.sourcing.Candidate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be recorded of a demand. An attempt is numbered from 1; quantities are pieces. */
public sealed interface ReservationEvent extends DomainEvent {
    Demand demand();

    @Override
    default String aggregateId() {
        return demand().reservation().aggregateId();
    }

    @StoredAs("demand-accepted")
    record DemandAccepted(Demand demand, Instant at) implements ReservationEvent {}

    /**
     * @param candidates without the sibling centres that have none; these are counted
     * @param without sibling centres that were looked at and have none
     * @param replaces the attempt whose pieces were lost, where this one takes its place
     */
    @StoredAs(value = "demand-reserved", revision = 2, supersedes = DemandReserved1.class)
    record DemandReserved(
            Demand demand,
            int attempt,
            long quantity,
            String source,
            Instant promisedAt,
            List<Candidate> candidates,
            int without,
            @Nullable Integer replaces,
            Instant at)
            implements ReservationEvent {}

    /** One attempt at a time, always for the whole quantity, in the place of the one before. */
    @StoredAs("demand-reserved")
    record DemandReserved1(
            Demand demand, int attempt, String source, Instant promisedAt, List<Candidate> candidates, Instant at)
            implements Superseded {
        @Override
        public DemandReserved lifted() {
            return new DemandReserved(
                    demand,
                    attempt,
                    demand.quantity(),
                    source,
                    promisedAt,
                    candidates,
                    0,
                    attempt > 1 ? attempt - 1 : null,
                    at);
        }
    }

    /** @param attempt that will be the next */
    @StoredAs(value = "demand-backordered", revision = 2, supersedes = DemandBackordered1.class)
    record DemandBackordered(
            Demand demand,
            int attempt,
            long quantity,
            List<Candidate> candidates,
            int without,
            String reason,
            Instant at)
            implements ReservationEvent {}

    @StoredAs("demand-backordered")
    record DemandBackordered1(Demand demand, int attempt, List<Candidate> candidates, String reason, Instant at)
            implements Superseded {
        @Override
        public DemandBackordered lifted() {
            return new DemandBackordered(demand, attempt, demand.quantity(), candidates, 0, reason, at);
        }
    }

    /** Some or all of what an attempt had reserved will not arrive. */
    @StoredAs(value = "reservation-lost", revision = 2, supersedes = ReservationLost1.class)
    record ReservationLost(Demand demand, int attempt, long quantity, Instant at) implements ReservationEvent {}

    @StoredAs("reservation-lost")
    record ReservationLost1(Demand demand, int attempt, Instant at) implements Superseded {
        @Override
        public ReservationLost lifted() {
            return new ReservationLost(demand, attempt, demand.quantity(), at);
        }
    }

    @StoredAs(value = "demand-met", revision = 2, supersedes = DemandMet1.class)
    record DemandMet(Demand demand, int attempt, long quantity, Instant at) implements ReservationEvent {}

    @StoredAs("demand-met")
    record DemandMet1(Demand demand, int attempt, Instant at) implements Superseded {
        @Override
        public DemandMet lifted() {
            return new DemandMet(demand, attempt, demand.quantity(), at);
        }
    }

    /** Nobody needs what has not arrived yet. */
    @StoredAs("demand-cancelled")
    record DemandCancelled(Demand demand, long quantity, Instant at) implements ReservationEvent {}

    /** An attempt is called off; whether in time, its shipment decides. */
    @StoredAs("reservation-withdrawn")
    record ReservationWithdrawn(
            Demand demand, int attempt, long quantity, String source, WithdrawalReason reason, Instant at)
            implements ReservationEvent {}

    /** It was called off in time; the pieces stayed where they were. */
    @StoredAs("reservation-released")
    record ReservationReleased(Demand demand, int attempt, long quantity, String source, Instant at)
            implements ReservationEvent {}

    /** It had left before it was called off, and goes on. */
    @StoredAs("reservation-kept")
    record ReservationKept(Demand demand, int attempt, Instant at) implements ReservationEvent {}
}
