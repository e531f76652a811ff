package io.partline.inventory.stock;

import io.partline.chassis.aggregate.Commands;
import io.partline.inventory.stock.StockCommand.ExpectReturn;
import io.partline.inventory.stock.StockCommand.QuarantineStock;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A unit that comes back is counted on its way, and in quarantine only where it is and once it is there. */
@Component
public class WhenReturnIsAnnouncedThenExpectIt {
    private final Commands commands;
    private final Clock clock;

    WhenReturnIsAnnouncedThenExpectIt(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * @param item the part at the site that will inspect it
     * @param quantity pieces
     */
    public void announced(String returnId, StockItemId item, long quantity) {
        commands.send(new ExpectReturn(item, returnId, quantity, clock.instant()));
    }

    /**
     * @param item the part at the site that has it
     * @param quantity pieces
     * @param particulars what is known of them; null for nothing
     */
    public void arrived(String returnId, StockItemId item, long quantity, @Nullable Particulars particulars) {
        commands.send(new QuarantineStock(item, returnId, quantity, particulars, clock.instant()));
    }
}
