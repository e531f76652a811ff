package io.partline.inventory.allocation;

import io.partline.chassis.aggregate.Commands;
import io.partline.inventory.reservation.ReservationCommand.KeepAttempt;
import io.partline.inventory.reservation.ReservationId;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockCommand.ExpectTransit;
import io.partline.inventory.stock.StockCommand.IssueStock;
import io.partline.inventory.stock.StockItemId;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** It has left the source's shelf and is in transit to its destination; to call it off is too late. */
@Component
public class WhenShipmentDispatchedThenIssueStock {
    /** @param quantity pieces */
    public record DispatchedShipment(
            String shipmentId, AllocationId allocation, StockItemId source, StockItemId destination, long quantity) {}

    private final Commands commands;
    private final Clock clock;

    WhenShipmentDispatchedThenIssueStock(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    public void on(DispatchedShipment shipment) {
        Instant now = clock.instant();
        AllocationId allocation = shipment.allocation();
        commands.send(new IssueStock(shipment.source(), allocation, shipment.quantity(), shipment.shipmentId(), now));
        commands.send(new ExpectTransit(shipment.destination(), shipment.shipmentId(), shipment.quantity(), now));
        commands.send(new KeepAttempt(new ReservationId(allocation.lineId()), allocation.attempt(), now));
    }
}
