package io.partline.requests.correction;

import io.partline.chassis.aggregate.Decider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A station's searches for the right part numbers of its appliances. */
@Configuration
class PartNumberSearchAggregate {
    @Bean
    Decider<PartNumberSearchState, PartNumberSearchCommand, PartNumberSearchEvent> partNumberSearch() {
        return new Decider<>(
                        "search",
                        PartNumberSearchCommand.class,
                        PartNumberSearchEvent.class,
                        PartNumberSearchState.EMPTY,
                        PartNumberSearchDecisions::decide,
                        PartNumberSearchState::after)
                .withStateRevision(2);
    }
}
