package io.partline.inventory.allocation;

import io.partline.chassis.aggregate.Commands;
import io.partline.inventory.reservation.ReservationCommand.LoseReservation;
import io.partline.inventory.reservation.ReservationId;
import io.partline.inventory.reservation.ReservationState;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockCommand.LoseTransit;
import io.partline.inventory.stock.StockItemId;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Nobody has to do anything: the same demand looks for stock again and keeps its age. */
@Component
public class WhenShipmentDamagedThenAllocateAgain {
    /** @param quantity pieces */
    public record LostInTransit(String shipmentId, AllocationId allocation, StockItemId destination, long quantity) {}

    private final Commands commands;
    private final AllocateStock allocate;
    private final Clock clock;

    WhenShipmentDamagedThenAllocateAgain(Commands commands, AllocateStock allocate, Clock clock) {
        this.commands = commands;
        this.allocate = allocate;
        this.clock = clock;
    }

    public void on(LostInTransit lost) {
        Instant now = clock.instant();
        AllocationId allocation = lost.allocation();
        commands.send(new LoseTransit(lost.destination(), lost.shipmentId(), lost.quantity(), now));
        ReservationState state = commands.send(
                        new LoseReservation(new ReservationId(allocation.lineId()), allocation.attempt(), now))
                .after();
        if (state.wantsStock()) {
            allocate.stockFor(state);
        }
    }
}
