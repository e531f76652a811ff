package io.partline.inventory.stock;

import io.partline.chassis.aggregate.Commands;
import io.partline.inventory.stock.StockCommand.DisposeStock;
import io.partline.inventory.stock.StockCommand.ReceiveStock;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class WhenReturnInspectedThenDisposeOfStock {
    /**
     * @param item the part as it was booked
     * @param quantity pieces
     * @param disposition empty where this service does not know what is to become of it; then it stays in quarantine
     * @param actual the part that it really is; null where it is what it was booked as
     * @param particulars what is known of the pieces; null for nothing
     */
    public record InspectedReturn(
            String returnId,
            StockItemId item,
            long quantity,
            Optional<Disposition> disposition,
            @Nullable StockItemId actual,
            @Nullable Particulars particulars) {}

    private final Commands commands;
    private final Clock clock;

    WhenReturnInspectedThenDisposeOfStock(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    public void on(InspectedReturn inspected) {
        inspected.disposition().ifPresent(disposition -> dispose(inspected, disposition));
    }

    /** What is good and another part than it was booked as lies on the shelf under its own number. */
    private void dispose(InspectedReturn inspected, Disposition disposition) {
        Instant now = clock.instant();
        StockItemId actual = inspected.actual();
        boolean another = actual != null && !actual.equals(inspected.item()) && disposition == Disposition.RESTOCK;
        boolean disposed = commands.send(new DisposeStock(
                        inspected.item(),
                        inspected.returnId(),
                        inspected.quantity(),
                        another ? Disposition.OTHER_PART : disposition,
                        inspected.particulars(),
                        now))
                .changed();
        if (actual != null && another && disposed) {
            commands.send(new ReceiveStock(actual, inspected.quantity(), inspected.returnId(), now));
        }
    }
}
