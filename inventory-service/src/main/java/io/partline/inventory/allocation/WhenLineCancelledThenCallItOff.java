package io.partline.inventory.allocation;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.History;
import io.partline.inventory.reservation.Demand;
import io.partline.inventory.reservation.ReservationCommand.CancelDemand;
import io.partline.inventory.reservation.ReservationCommand.KeepAttempt;
import io.partline.inventory.reservation.ReservationCommand.ReleaseAttempt;
import io.partline.inventory.reservation.ReservationId;
import io.partline.inventory.reservation.ReservationState;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockCommand.ReleaseReservation;
import io.partline.inventory.stock.StockItemId;
import io.partline.inventory.stock.StockState;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Nobody needs the part any more. What waits is off at once, and so is what lies on the own shelf; what has left goes on, and of
 * what is still to be shipped the shipment decides.
 */
@Component
public class WhenLineCancelledThenCallItOff {
    private final Commands commands;
    private final Backorders backorders;
    private final History<StockState> stock;
    private final Clock clock;

    WhenLineCancelledThenCallItOff(Commands commands, Backorders backorders, History<StockState> stock, Clock clock) {
        this.commands = commands;
        this.stock = stock;
        this.backorders = backorders;
        this.clock = clock;
    }

    public void on(ReservationId reservation) {
        Instant now = clock.instant();
        ReservationState state =
                commands.send(new CancelDemand(reservation, now)).after();
        Demand demand = state.demand();
        if (demand == null) {
            return;
        }
        backorders.remove(reservation);
        String destination = demand.destination();
        String partNumber = demand.partNumber();
        state.attempts().forEach((attempt, portion) -> {
            StockItemId source = StockItemId.of(partNumber, portion.source());
            if (!stock.of(source.toString())
                    .reservations()
                    .containsKey(new AllocationId(reservation.lineId(), attempt))) {
                commands.send(new KeepAttempt(reservation, attempt, now));
            } else if (portion.source().equals(destination)) {
                commands.send(new ReleaseReservation(source, new AllocationId(reservation.lineId(), attempt), now));
                commands.send(new ReleaseAttempt(reservation, attempt, now));
            }
        });
    }
}
