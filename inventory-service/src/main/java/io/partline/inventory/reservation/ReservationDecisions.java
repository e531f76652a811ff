package io.partline.inventory.reservation;

import io.partline.chassis.refusal.NotFound;
import io.partline.inventory.reservation.ReservationCommand.AcceptDemand;
import io.partline.inventory.reservation.ReservationCommand.BackorderDemand;
import io.partline.inventory.reservation.ReservationCommand.ConfirmReservation;
import io.partline.inventory.reservation.ReservationCommand.LoseReservation;
import io.partline.inventory.reservation.ReservationCommand.MeetDemand;
import io.partline.inventory.reservation.ReservationEvent.DemandAccepted;
import io.partline.inventory.reservation.ReservationEvent.DemandBackordered;
import io.partline.inventory.reservation.ReservationEvent.DemandMet;
import io.partline.inventory.reservation.ReservationEvent.DemandReserved;
import io.partline.inventory.reservation.ReservationEvent.ReservationLost;
import java.util.List;

/** What a demand answers; repetitions and news of older attempts change nothing. */
final class ReservationDecisions {
    private ReservationDecisions() {}

    static List<ReservationEvent> decide(ReservationState state, ReservationCommand command) {
        return switch (command) {
            case AcceptDemand c -> accept(state, c);
            case ConfirmReservation c -> confirm(state, c);
            case BackorderDemand c -> backorder(state, c);
            case LoseReservation c -> lose(state, c);
            case MeetDemand c -> meet(state, c);
        };
    }

    private static List<ReservationEvent> accept(ReservationState state, AcceptDemand c) {
        return state.demand() == null ? List.of(new DemandAccepted(c.demand(), c.at())) : List.of();
    }

    private static List<ReservationEvent> confirm(ReservationState state, ConfirmReservation c) {
        Demand demand = demand(state, c);
        return state.wantsStock()
                ? List.of(
                        new DemandReserved(demand, state.attempt(), c.source(), c.promisedAt(), c.candidates(), c.at()))
                : List.of();
    }

    private static List<ReservationEvent> backorder(ReservationState state, BackorderDemand c) {
        Demand demand = demand(state, c);
        return state.status() == ReservationStatus.OPEN
                ? List.of(new DemandBackordered(demand, state.attempt(), c.candidates(), c.reason(), c.at()))
                : List.of();
    }

    private static List<ReservationEvent> lose(ReservationState state, LoseReservation c) {
        Demand demand = demand(state, c);
        return isReserved(state, c.attempt()) ? List.of(new ReservationLost(demand, c.attempt(), c.at())) : List.of();
    }

    private static List<ReservationEvent> meet(ReservationState state, MeetDemand c) {
        Demand demand = demand(state, c);
        return isReserved(state, c.attempt()) ? List.of(new DemandMet(demand, c.attempt(), c.at())) : List.of();
    }

    private static boolean isReserved(ReservationState state, int attempt) {
        return state.status() == ReservationStatus.RESERVED && state.attempt() == attempt;
    }

    private static Demand demand(ReservationState state, ReservationCommand command) {
        Demand demand = state.demand();
        if (demand == null) {
            throw NotFound.of("reservation", command.reservation().lineId());
        }
        return demand;
    }
}
