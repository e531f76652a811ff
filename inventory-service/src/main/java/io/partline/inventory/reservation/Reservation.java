package io.partline.inventory.reservation;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import io.partline.chassis.aggregate.AggregateRoom;
import io.partline.chassis.aggregate.AggregateShell;
import io.partline.inventory.reservation.ReservationCommand.AcceptDemand;
import io.partline.inventory.reservation.ReservationCommand.BackorderDemand;
import io.partline.inventory.reservation.ReservationCommand.ConfirmReservation;
import io.partline.inventory.reservation.ReservationCommand.LoseReservation;
import io.partline.inventory.reservation.ReservationCommand.MeetDemand;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.CreationPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers the state after the command. */
public final class Reservation extends AggregateShell<ReservationState, ReservationEvent> {
    Reservation() {
        super(ReservationState.NONE, ReservationState::after);
    }

    public static String id(String reservationId) {
        return "reservation:" + reservationId;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    ReservationState handle(AcceptDemand command) {
        return record(ReservationDecisions.accept(state(), command));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    ReservationState handle(ConfirmReservation command) {
        return record(ReservationDecisions.confirm(state(), command));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    ReservationState handle(BackorderDemand command) {
        return record(ReservationDecisions.backorder(state(), command));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    ReservationState handle(LoseReservation command) {
        return record(ReservationDecisions.lose(state(), command));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    ReservationState handle(MeetDemand command) {
        return record(ReservationDecisions.meet(state(), command));
    }

    @Configuration
    static class Room {
        @Bean
        AggregateRoom<Reservation> reservationRoom() {
            return AggregateRoom.of("reservation", Reservation.class, ReservationEvent.class);
        }
    }
}
