package io.partline.requests.sourcing;

import io.partline.chassis.aggregate.Command;
import io.partline.chassis.aggregate.Decider;
import io.partline.chassis.aggregate.Histories;
import io.partline.chassis.aggregate.History;
import io.partline.requests.order.OrderEvent;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reads an order's events for what they say of sourcing and for nothing else. The order itself need not carry all the
 * candidates that were ever looked at.
 */
@Configuration
class SourcingHistory {
    /** No revision that the order's snapshots are stored under: those hold another state. */
    private static final int NOT_IN_SNAPSHOTS = 0;

    /** Nothing is decided on this state. */
    private interface NoCommand extends Command<SourcingState, OrderEvent> {}

    @Bean
    History<SourcingState> sourcing(Histories histories) {
        return histories.of(new Decider<>(
                "order",
                NoCommand.class,
                OrderEvent.class,
                SourcingState.EMPTY,
                (_, _) -> List.of(),
                SourcingState::after,
                NOT_IN_SNAPSHOTS));
    }
}
