package io.partline.inventory.network;

import io.partline.chassis.aggregate.Decider;
import io.partline.chassis.aggregate.Histories;
import io.partline.chassis.aggregate.History;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class SiteAggregate {
    @Bean
    Decider<SiteState, RegisterSite, SiteEvent> site() {
        return new Decider<>(
                "site", RegisterSite.class, SiteEvent.class, SiteState.EMPTY, SiteDecisions::decide, SiteState::after);
    }

    @Bean
    History<SiteState> siteHistory(Histories histories, Decider<SiteState, RegisterSite, SiteEvent> site) {
        return histories.of(site);
    }
}
