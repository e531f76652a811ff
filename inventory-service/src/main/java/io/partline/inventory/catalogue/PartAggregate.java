package io.partline.inventory.catalogue;

import io.partline.chassis.aggregate.Decider;
import io.partline.chassis.aggregate.Histories;
import io.partline.chassis.aggregate.History;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class PartAggregate {
    @Bean
    Decider<PartState, RegisterPart, PartEvent> part() {
        return new Decider<>(
                "part", RegisterPart.class, PartEvent.class, PartState.EMPTY, PartDecisions::decide, PartState::after);
    }

    @Bean
    History<PartState> partHistory(Histories histories, Decider<PartState, RegisterPart, PartEvent> part) {
        return histories.of(part);
    }
}
