package io.partline.inventory.stock;

import io.partline.chassis.aggregate.Commands;
import io.partline.inventory.stock.StockCommand.DisposeStock;
import java.time.Clock;
import org.springframework.stereotype.Component;

@Component
public class WhenReturnInspectedThenDisposeOfStock {
    /** @param quantity pieces */
    public record InspectedReturn(String returnId, StockItemId item, long quantity, Disposition disposition) {}

    private final Commands commands;
    private final Clock clock;

    WhenReturnInspectedThenDisposeOfStock(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    public void on(InspectedReturn inspected) {
        commands.send(new DisposeStock(
                inspected.item(),
                inspected.returnId(),
                inspected.quantity(),
                inspected.disposition(),
                clock.instant()));
    }
}
