package io.partline.logistics.shipment;

import io.partline.chassis.aggregate.Commands;
import io.partline.logistics.shipment.ShipmentCommand.CancelShipment;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** An attempt is called off; a shipment that has not left is cancelled, one that has left goes on. */
@Component
public class WhenReservationWithdrawnThenCancelShipment {
    private final Commands commands;
    private final WaitingShipments waiting;
    private final Clock clock;

    WhenReservationWithdrawnThenCancelShipment(Commands commands, WaitingShipments waiting, Clock clock) {
        this.commands = commands;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** What lies on the own shelf has no shipment. */
    public void on(GoodsToShip withdrawn) {
        if (!withdrawn.isThereAlready()) {
            waiting.remove(withdrawn.toShip().shipmentId());
            commands.send(new CancelShipment(withdrawn.toShip(), clock.instant()));
        }
    }
}
