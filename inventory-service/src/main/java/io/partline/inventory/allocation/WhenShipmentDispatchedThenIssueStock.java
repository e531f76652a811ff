package io.partline.inventory.allocation;

import io.partline.chassis.aggregate.Commands;
import io.partline.inventory.reservation.Demand;
import io.partline.inventory.reservation.ReservationCommand.KeepAttempt;
import io.partline.inventory.reservation.ReservationCommand.ReleaseAttempt;
import io.partline.inventory.reservation.ReservationCommand.WithdrawReservation;
import io.partline.inventory.reservation.ReservationId;
import io.partline.inventory.reservation.ReservationState;
import io.partline.inventory.reservation.WithdrawalReason;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockCommand.ExpectTransit;
import io.partline.inventory.stock.StockCommand.IssueStock;
import io.partline.inventory.stock.StockCommand.ReleaseReservation;
import io.partline.inventory.stock.StockItemId;
import io.partline.inventory.stock.StockState;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** It has left the source's shelf and is in transit to its destination; to call it off is too late. */
@Component
public class WhenShipmentDispatchedThenIssueStock {
    /** @param quantity pieces */
    public record DispatchedShipment(
            String shipmentId, AllocationId allocation, StockItemId source, StockItemId destination, long quantity) {}

    private final Commands commands;
    private final AllocateStock allocate;
    private final Clock clock;

    WhenShipmentDispatchedThenIssueStock(Commands commands, AllocateStock allocate, Clock clock) {
        this.commands = commands;
        this.allocate = allocate;
        this.clock = clock;
    }

    /** Of what is to be shipped the shipment decides; what lies on the own shelf has none. */
    private void supplyFromElsewhere(StockItemId source, AllocationId allocation, Instant now) {
        ReservationId reservation = new ReservationId(allocation.lineId());
        ReservationState state = commands.send(
                        new WithdrawReservation(reservation, allocation.attempt(), WithdrawalReason.SHORT_PICK, now))
                .after();
        Demand demand = Objects.requireNonNull(state.demand());
        if (demand.destination().equals(source.siteId())) {
            commands.send(new ReleaseReservation(source, allocation, now));
            allocate.stockInTurn(commands.send(new ReleaseAttempt(reservation, allocation.attempt(), now))
                    .after());
        }
    }

    public void on(DispatchedShipment shipment) {
        Instant now = clock.instant();
        AllocationId allocation = shipment.allocation();
        StockState left = commands.send(new IssueStock(
                        shipment.source(), allocation, shipment.quantity(), shipment.shipmentId(), null, now))
                .after();
        commands.send(new ExpectTransit(shipment.destination(), shipment.shipmentId(), shipment.quantity(), now));
        commands.send(new KeepAttempt(new ReservationId(allocation.lineId()), allocation.attempt(), now));
        // It had been promised to others after it was called off: they are supplied from elsewhere.
        left.uncovered().forEach(uncovered -> supplyFromElsewhere(shipment.source(), uncovered, now));
    }
}
