package io.partline.logistics.shipment;

import io.partline.chassis.aggregate.Decider;
import io.partline.chassis.aggregate.Histories;
import io.partline.chassis.aggregate.History;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A shipment as the chassis keeps it. */
@Configuration
class ShipmentAggregate {
    @Bean
    Decider<ShipmentState, ShipmentCommand, ShipmentEvent> shipmentDecider() {
        return new Decider<>(
                        "shipment",
                        ShipmentCommand.class,
                        ShipmentEvent.class,
                        ShipmentState.EMPTY,
                        ShipmentDecisions::decide,
                        ShipmentState::after)
                .withStateRevision(3);
    }

    @Bean
    History<ShipmentState> shipmentHistory(
            Histories histories, Decider<ShipmentState, ShipmentCommand, ShipmentEvent> shipmentDecider) {
        return histories.of(shipmentDecider);
    }
}
