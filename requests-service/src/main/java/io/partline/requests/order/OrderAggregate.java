package io.partline.requests.order;

import io.partline.chassis.aggregate.Decider;
import io.partline.chassis.aggregate.Histories;
import io.partline.chassis.aggregate.History;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class OrderAggregate {
    @Bean
    Decider<OrderState, OrderCommand, OrderEvent> order() {
        return new Decider<>(
                        "order",
                        OrderCommand.class,
                        OrderEvent.class,
                        OrderState.EMPTY,
                        OrderDecisions::decide,
                        OrderState::after)
                .withStateRevision(5);
    }

    @Bean
    History<OrderState> orderHistory(Histories histories, Decider<OrderState, OrderCommand, OrderEvent> order) {
        return histories.of(order);
    }
}
