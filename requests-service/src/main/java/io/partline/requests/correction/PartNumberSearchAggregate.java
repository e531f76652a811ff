package io.partline.requests.correction;

import io.partline.chassis.aggregate.Decider;
import io.partline.chassis.aggregate.Histories;
import io.partline.chassis.aggregate.History;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A station's search for the right part numbers of one appliance. */
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
                PartNumberSearchState::after);
    }

    @Bean
    History<PartNumberSearchState> partNumberSearchHistory(
            Histories histories,
            Decider<PartNumberSearchState, PartNumberSearchCommand, PartNumberSearchEvent> partNumberSearch) {
        return histories.of(partNumberSearch);
    }
}
