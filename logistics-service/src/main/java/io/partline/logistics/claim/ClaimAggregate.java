package io.partline.logistics.claim;

import io.partline.chassis.aggregate.Decider;
import io.partline.chassis.aggregate.Histories;
import io.partline.chassis.aggregate.History;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A claim as the chassis keeps it. */
@Configuration
class ClaimAggregate {
    @Bean
    Decider<ClaimState, ClaimCommand, ClaimEvent> claimDecider() {
        return new Decider<>(
                        "claim",
                        ClaimCommand.class,
                        ClaimEvent.class,
                        ClaimState.EMPTY,
                        ClaimDecisions::decide,
                        ClaimState::after)
                .withStateRevision(2);
    }

    @Bean
    History<ClaimState> claimHistory(Histories histories, Decider<ClaimState, ClaimCommand, ClaimEvent> claimDecider) {
        return histories.of(claimDecider);
    }
}
