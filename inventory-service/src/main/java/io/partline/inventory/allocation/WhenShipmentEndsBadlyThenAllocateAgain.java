package io.partline.inventory.allocation;

import io.partline.chassis.aggregate.Commands;
import io.partline.inventory.reservation.ReservationCommand.LoseReservation;
import io.partline.inventory.reservation.ReservationId;
import io.partline.inventory.reservation.ReservationState;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockCommand.EndTransit;
import io.partline.inventory.stock.StockItemId;
import io.partline.inventory.stock.TransitEnd;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Damaged, lost, refused, wrong or short: nobody has to do anything. The same demand looks for as many pieces again and
 * keeps its age.
 */
@Component
public class WhenShipmentEndsBadlyThenAllocateAgain {
    /**
     * @param quantity pieces
     * @param cause the news that tells it, by its id
     */
    public record LostInTransit(
            String shipmentId, AllocationId allocation, StockItemId destination, long quantity, String cause) {}

    private final Commands commands;
    private final AllocateStock allocate;
    private final Clock clock;

    WhenShipmentEndsBadlyThenAllocateAgain(Commands commands, AllocateStock allocate, Clock clock) {
        this.commands = commands;
        this.allocate = allocate;
        this.clock = clock;
    }

    public void on(LostInTransit lost) {
        Instant now = clock.instant();
        AllocationId allocation = lost.allocation();
        commands.send(new EndTransit(
                lost.destination(), lost.shipmentId(), lost.quantity(), TransitEnd.LOST, lost.cause(), now));
        ReservationState state = commands.send(new LoseReservation(
                        new ReservationId(allocation.lineId()), allocation.attempt(), lost.quantity(), now))
                .after();
        if (state.wantsStock()) {
            allocate.stockInTurn(state);
        }
    }
}
