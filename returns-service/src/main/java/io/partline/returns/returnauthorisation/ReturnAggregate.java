package io.partline.returns.returnauthorisation;

import io.partline.chassis.aggregate.Decider;
import io.partline.chassis.aggregate.Histories;
import io.partline.chassis.aggregate.History;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A return as the chassis keeps it. */
@Configuration
class ReturnAggregate {
    @Bean
    Decider<ReturnState, ReturnCommand, ReturnEvent> returnDecider() {
        return new Decider<>(
                        "return",
                        ReturnCommand.class,
                        ReturnEvent.class,
                        ReturnState.EMPTY,
                        ReturnDecisions::decide,
                        ReturnState::after)
                .withStateRevision(3);
    }

    @Bean
    History<ReturnState> returnHistory(
            Histories histories, Decider<ReturnState, ReturnCommand, ReturnEvent> returnDecider) {
        return histories.of(returnDecider);
    }
}
