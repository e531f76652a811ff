package io.partline.inventory.allocation;

import io.partline.chassis.aggregate.Commands;
import io.partline.inventory.reservation.ReservationCommand.ReleaseAttempt;
import io.partline.inventory.reservation.ReservationId;
import io.partline.inventory.reservation.ReservationState;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockCommand.ReleaseReservation;
import io.partline.inventory.stock.StockItemId;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The withdrawal was in time: the pieces stayed where they are. What is still needed is looked for elsewhere. */
@Component
public class WhenShipmentCancelledThenReleaseStock {
    private final Commands commands;
    private final AllocateStock allocate;
    private final Clock clock;

    WhenShipmentCancelledThenReleaseStock(Commands commands, AllocateStock allocate, Clock clock) {
        this.commands = commands;
        this.allocate = allocate;
        this.clock = clock;
    }

    /** @param source the part at the site that would have shipped */
    public void on(AllocationId allocation, StockItemId source) {
        Instant now = clock.instant();
        commands.send(new ReleaseReservation(source, allocation, now));
        ReservationState state = commands.send(
                        new ReleaseAttempt(new ReservationId(allocation.lineId()), allocation.attempt(), now))
                .after();
        if (state.wantsStock()) {
            allocate.stockInTurn(state);
        }
    }
}
