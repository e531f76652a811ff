package io.partline.inventory.model;

import io.partline.chassis.aggregate.Decider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ModelAggregate {
    @Bean
    Decider<ModelState, ModelCommand, ModelEvent> model() {
        return new Decider<>(
                "model",
                ModelCommand.class,
                ModelEvent.class,
                ModelState.EMPTY,
                ModelDecisions::decide,
                ModelState::after);
    }
}
