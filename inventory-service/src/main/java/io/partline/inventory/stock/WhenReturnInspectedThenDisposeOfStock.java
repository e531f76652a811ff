package io.partline.inventory.stock;

import io.partline.chassis.aggregate.Commands;
import io.partline.inventory.stock.StockCommand.DisposeStock;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
public class WhenReturnInspectedThenDisposeOfStock {
    /**
     * @param quantity pieces
     * @param disposition empty where this service does not know what is to become of it; then it stays in quarantine
     */
    public record InspectedReturn(
            String returnId, StockItemId item, long quantity, Optional<Disposition> disposition) {}

    private final Commands commands;
    private final Clock clock;

    WhenReturnInspectedThenDisposeOfStock(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    public void on(InspectedReturn inspected) {
        inspected
                .disposition()
                .ifPresent(disposition -> commands.send(new DisposeStock(
                        inspected.item(), inspected.returnId(), inspected.quantity(), disposition, clock.instant())));
    }
}
