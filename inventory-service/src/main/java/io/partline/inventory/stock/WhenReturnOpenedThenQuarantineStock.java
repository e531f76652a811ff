package io.partline.inventory.stock;

import io.partline.chassis.aggregate.Commands;
import io.partline.inventory.stock.StockCommand.QuarantineStock;
import java.time.Clock;
import org.springframework.stereotype.Component;

@Component
public class WhenReturnOpenedThenQuarantineStock {
    /**
     * @param item the part at the site that will inspect it
     * @param quantity pieces
     */
    public record OpenedReturn(String returnId, StockItemId item, long quantity) {}

    private final Commands commands;
    private final Clock clock;

    WhenReturnOpenedThenQuarantineStock(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    public void on(OpenedReturn opened) {
        commands.send(new QuarantineStock(opened.item(), opened.returnId(), opened.quantity(), clock.instant()));
    }
}
