package io.partline.logistics.carrier;

import io.partline.chassis.aggregate.Decider;
import io.partline.chassis.aggregate.Histories;
import io.partline.chassis.aggregate.History;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A carrier as the chassis keeps it. */
@Configuration
class CarrierAggregate {
    @Bean
    Decider<CarrierState, CarrierCommand, CarrierEvent> carrierDecider() {
        return new Decider<>(
                "carrier",
                CarrierCommand.class,
                CarrierEvent.class,
                CarrierState.EMPTY,
                CarrierDecisions::decide,
                CarrierState::after);
    }

    @Bean
    History<CarrierState> carrierHistory(
            Histories histories, Decider<CarrierState, CarrierCommand, CarrierEvent> carrierDecider) {
        return histories.of(carrierDecider);
    }
}
