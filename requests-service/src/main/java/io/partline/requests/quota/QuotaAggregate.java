package io.partline.requests.quota;

import io.partline.chassis.aggregate.Decider;
import io.partline.chassis.aggregate.Histories;
import io.partline.chassis.aggregate.History;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class QuotaAggregate {
    @Bean
    Decider<QuotaState, QuotaCommand, QuotaEvent> quota() {
        return new Decider<>(
                        "quota",
                        QuotaCommand.class,
                        QuotaEvent.class,
                        QuotaState.EMPTY,
                        QuotaDecisions::decide,
                        QuotaState::after)
                .withStateRevision(5);
    }

    @Bean
    History<QuotaState> quotaHistory(Histories histories, Decider<QuotaState, QuotaCommand, QuotaEvent> quota) {
        return histories.of(quota);
    }
}
