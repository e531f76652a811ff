package io.partline.inventory.stock;

import io.partline.chassis.aggregate.Decider;
import io.partline.chassis.aggregate.Histories;
import io.partline.chassis.aggregate.History;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class StockAggregate {
    @Bean
    Decider<StockState, StockCommand, StockEvent> stock() {
        return new Decider<>(
                        "stock",
                        StockCommand.class,
                        StockEvent.class,
                        StockState.EMPTY,
                        StockDecisions::decide,
                        StockState::after)
                .withStateRevision(3);
    }

    @Bean
    History<StockState> stockHistory(Histories histories, Decider<StockState, StockCommand, StockEvent> stock) {
        return histories.of(stock);
    }
}
