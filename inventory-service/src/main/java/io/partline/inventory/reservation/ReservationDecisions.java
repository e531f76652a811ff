package io.partline.inventory.reservation;

import io.partline.chassis.refusal.NotFound;
import io.partline.inventory.reservation.ReservationCommand.AcceptDemand;
import io.partline.inventory.reservation.ReservationCommand.BackorderDemand;
import io.partline.inventory.reservation.ReservationCommand.CancelDemand;
import io.partline.inventory.reservation.ReservationCommand.ConfirmReservation;
import io.partline.inventory.reservation.ReservationCommand.KeepAttempt;
import io.partline.inventory.reservation.ReservationCommand.LoseReservation;
import io.partline.inventory.reservation.ReservationCommand.MeetDemand;
import io.partline.inventory.reservation.ReservationCommand.ReleaseAttempt;
import io.partline.inventory.reservation.ReservationCommand.WithdrawReservation;
import io.partline.inventory.reservation.ReservationEvent.DemandAccepted;
import io.partline.inventory.reservation.ReservationEvent.DemandBackordered;
import io.partline.inventory.reservation.ReservationEvent.DemandCancelled;
import io.partline.inventory.reservation.ReservationEvent.DemandMet;
import io.partline.inventory.reservation.ReservationEvent.DemandReserved;
import io.partline.inventory.reservation.ReservationEvent.ReservationKept;
import io.partline.inventory.reservation.ReservationEvent.ReservationLost;
import io.partline.inventory.reservation.ReservationEvent.ReservationReleased;
import io.partline.inventory.reservation.ReservationEvent.ReservationWithdrawn;
import io.partline.inventory.sourcing.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a demand answers; repetitions and news of attempts that are over change nothing. */
final class ReservationDecisions {
    private ReservationDecisions() {}

    static List<ReservationEvent> decide(ReservationState state, ReservationCommand command) {
        return switch (command) {
            case AcceptDemand c -> accept(state, c);
            case ConfirmReservation c -> confirm(state, c);
            case BackorderDemand c -> backorder(state, c);
            case LoseReservation c -> lose(state, c);
            case MeetDemand c -> meet(state, c);
            case CancelDemand c -> cancel(state, c);
            case WithdrawReservation c -> withdraw(state, c);
            case ReleaseAttempt c -> release(state, c);
            case KeepAttempt c -> keep(state, c);
        };
    }

    private static List<ReservationEvent> accept(ReservationState state, AcceptDemand c) {
        return state.demand() == null ? List.of(new DemandAccepted(c.demand(), c.at())) : List.of();
    }

    /** Only the attempt that is due, and no more than is wanted. */
    private static List<ReservationEvent> confirm(ReservationState state, ConfirmReservation c) {
        Demand demand = demand(state, c);
        if (c.attempt() != state.nextAttempt() || c.quantity() > state.wanted()) {
            return List.of();
        }
        return List.of(new DemandReserved(
                demand,
                c.attempt(),
                c.quantity(),
                c.source(),
                c.promisedAt(),
                worthTelling(c.candidates()),
                c.candidates().size() - worthTelling(c.candidates()).size(),
                state.lost(),
                c.at()));
    }

    private static List<ReservationEvent> backorder(ReservationState state, BackorderDemand c) {
        Demand demand = demand(state, c);
        return state.status() == ReservationStatus.OPEN
                ? List.of(new DemandBackordered(
                        demand,
                        state.nextAttempt(),
                        state.wanted(),
                        worthTelling(c.candidates()),
                        c.candidates().size() - worthTelling(c.candidates()).size(),
                        c.reason(),
                        c.at()))
                : List.of();
    }

    /** Sibling centres that have none are many, and all say the same; the station, its own centre and HQ are looked for. */
    private static List<Candidate> worthTelling(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate ->
                        candidate.availableToPromise() > 0 || candidate.echelon() != Candidate.Echelon.SIBLING_CENTRE)
                .toList();
    }

    private static List<ReservationEvent> lose(ReservationState state, LoseReservation c) {
        Demand demand = demand(state, c);
        Portion portion = state.attempts().get(c.attempt());
        if (portion == null) {
            return List.of();
        }
        long lost = Math.min(c.quantity(), portion.quantity());
        return List.of(new ReservationLost(demand, c.attempt(), lost, c.at()));
    }

    private static List<ReservationEvent> meet(ReservationState state, MeetDemand c) {
        Demand demand = demand(state, c);
        Portion portion = state.attempts().get(c.attempt());
        return portion == null
                ? List.of()
                : List.of(new DemandMet(demand, c.attempt(), Math.min(c.quantity(), portion.quantity()), c.at()));
    }

    /** A line that was never approved asked for nothing. */
    private static List<ReservationEvent> cancel(ReservationState state, CancelDemand c) {
        Demand demand = state.demand();
        if (demand == null || state.cancelled() || state.status() == ReservationStatus.MET) {
            return List.of();
        }
        List<ReservationEvent> events = new ArrayList<>();
        long open =
                state.attempts().values().stream().mapToLong(Portion::quantity).sum();
        events.add(new DemandCancelled(demand, state.wanted() + open, c.at()));
        state.attempts().forEach((attempt, portion) -> {
            if (portion.withdrawal() == null) {
                events.add(withdrawn(demand, attempt, portion, WithdrawalReason.CANCELLED, c.at()));
            }
        });
        return events;
    }

    private static List<ReservationEvent> withdraw(ReservationState state, WithdrawReservation c) {
        Demand demand = demand(state, c);
        Portion portion = state.attempts().get(c.attempt());
        return portion == null || portion.withdrawal() != null
                ? List.of()
                : List.of(withdrawn(demand, c.attempt(), portion, c.reason(), c.at()));
    }

    private static ReservationEvent withdrawn(
            Demand demand, int attempt, Portion portion, WithdrawalReason reason, Instant at) {
        return new ReservationWithdrawn(demand, attempt, portion.quantity(), portion.source(), reason, at);
    }

    private static List<ReservationEvent> release(ReservationState state, ReleaseAttempt c) {
        Demand demand = demand(state, c);
        Portion portion = state.attempts().get(c.attempt());
        return portion == null
                ? List.of()
                : List.of(new ReservationReleased(demand, c.attempt(), portion.quantity(), portion.source(), c.at()));
    }

    private static List<ReservationEvent> keep(ReservationState state, KeepAttempt c) {
        Demand demand = demand(state, c);
        Portion portion = state.attempts().get(c.attempt());
        return portion == null || portion.withdrawal() == null
                ? List.of()
                : List.of(new ReservationKept(demand, c.attempt(), c.at()));
    }

    private static Demand demand(ReservationState state, ReservationCommand command) {
        Demand demand = state.demand();
        if (demand == null) {
            throw NotFound.of("reservation", command.reservation().lineId());
        }
        return demand;
    }
}
