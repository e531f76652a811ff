package io.partline.inventory.allocation;

import io.partline.chassis.aggregate.Commands;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockCommand.ExpectTransit;
import io.partline.inventory.stock.StockCommand.IssueStock;
import io.partline.inventory.stock.StockItemId;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** It has left the source's shelf and is in transit to its destination. */
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
        commands.send(new IssueStock(shipment.source(), shipment.allocation(), shipment.shipmentId(), now));
        commands.send(new ExpectTransit(shipment.destination(), shipment.shipmentId(), shipment.quantity(), now));
    }
}
