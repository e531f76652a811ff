package io.partline.logistics.shipment;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import io.partline.chassis.aggregate.AggregateRoom;
import io.partline.chassis.aggregate.AggregateShell;
import io.partline.logistics.shipment.ShipmentCommand.DispatchShipment;
import io.partline.logistics.shipment.ShipmentCommand.PlanShipment;
import io.partline.logistics.shipment.ShipmentCommand.ReportDamageOnReceipt;
import io.partline.logistics.shipment.ShipmentCommand.ReportMilestone;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.CreationPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers the state after the command. */
public final class Shipment extends AggregateShell<ShipmentState, ShipmentEvent> {
    Shipment() {
        super(ShipmentState.NONE, ShipmentState::after);
    }

    public static String id(String shipmentId) {
        return "shipment:" + shipmentId;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    ShipmentState handle(PlanShipment command) {
        return record(ShipmentDecisions.plan(state(), command));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    ShipmentState handle(DispatchShipment command) {
        return record(ShipmentDecisions.dispatch(state(), command));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    ShipmentState handle(ReportMilestone command) {
        return record(ShipmentDecisions.report(state(), command));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    ShipmentState handle(ReportDamageOnReceipt command) {
        return record(ShipmentDecisions.damagedOnReceipt(state(), command));
    }

    @Configuration
    static class Room {
        @Bean
        AggregateRoom<Shipment> shipmentRoom() {
            return AggregateRoom.of("shipment", Shipment.class, ShipmentEvent.class);
        }
    }
}
