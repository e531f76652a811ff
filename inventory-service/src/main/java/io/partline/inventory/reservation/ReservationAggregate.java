package io.partline.inventory.reservation;

import io.partline.chassis.aggregate.Decider;
import io.partline.chassis.aggregate.Histories;
import io.partline.chassis.aggregate.History;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ReservationAggregate {
    @Bean
    Decider<ReservationState, ReservationCommand, ReservationEvent> reservation() {
        return new Decider<>(
                        "reservation",
                        ReservationCommand.class,
                        ReservationEvent.class,
                        ReservationState.EMPTY,
                        ReservationDecisions::decide,
                        ReservationState::after)
                .withStateRevision(2);
    }

    @Bean
    History<ReservationState> reservationHistory(
            Histories histories, Decider<ReservationState, ReservationCommand, ReservationEvent> reservation) {
        return histories.of(reservation);
    }
}
