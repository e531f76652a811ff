package io.partline.logistics.refusedreport;

import io.partline.chassis.aggregate.Decider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A refused report as the chassis keeps it. */
@Configuration
class RefusedReportAggregate {
    @Bean
    Decider<RefusedReportState, RefusedReportCommand, RefusedReportEvent> refusedReportDecider() {
        return new Decider<>(
                "refused-report",
                RefusedReportCommand.class,
                RefusedReportEvent.class,
                RefusedReportState.EMPTY,
                RefusedReportDecisions::decide,
                RefusedReportState::after);
    }
}
