package io.partline.inventory.allocation;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.Decided;
import io.partline.inventory.reservation.Demand;
import io.partline.inventory.reservation.ReservationCommand.LoseReservation;
import io.partline.inventory.reservation.ReservationCommand.MeetDemand;
import io.partline.inventory.reservation.ReservationEvent;
import io.partline.inventory.reservation.ReservationId;
import io.partline.inventory.reservation.ReservationState;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.Particulars;
import io.partline.inventory.stock.ShelfFault;
import io.partline.inventory.stock.StockCommand.EndTransit;
import io.partline.inventory.stock.StockCommand.IssueStock;
import io.partline.inventory.stock.StockCommand.WriteOffStock;
import io.partline.inventory.stock.StockItemId;
import io.partline.inventory.stock.TransitEnd;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The part is in somebody's hands. For a repair it is built in at once; for the shelf, or where nobody needs it any more,
 * it lies there. What is wrong with the own shelf is heard of here; what is wrong with a shipment comes as news of
 * logistics too, and that one counts.
 */
@Component
public class WhenLineReceivedThenMeetDemand {
    public enum Condition {
        GOOD,
        /** There, and of no use: broken, or another part. */
        UNUSABLE,
        MISSING
    }

    /**
     * @param source where the part came from
     * @param destination where it is used
     * @param quantity pieces
     * @param shipmentId none for a part from the own shelf
     * @param particulars what is known of the pieces; null for nothing
     * @param cause the news that tells it, by its id
     */
    public record ReceivedLine(
            AllocationId allocation,
            StockItemId source,
            StockItemId destination,
            long quantity,
            @Nullable String shipmentId,
            Condition condition,
            @Nullable Particulars particulars,
            String cause) {}

    private final Commands commands;
    private final AllocateStock allocate;
    private final Clock clock;

    WhenLineReceivedThenMeetDemand(Commands commands, AllocateStock allocate, Clock clock) {
        this.commands = commands;
        this.allocate = allocate;
        this.clock = clock;
    }

    public void on(ReceivedLine received) {
        if (received.condition() == Condition.GOOD) {
            good(received);
        } else if (received.shipmentId() == null) {
            faulty(received);
        }
    }

    private void good(ReceivedLine received) {
        Instant now = clock.instant();
        AllocationId allocation = received.allocation();
        Decided<ReservationState, ReservationEvent> met = commands.send(
                new MeetDemand(new ReservationId(allocation.lineId()), allocation.attempt(), received.quantity(), now));
        if (received.shipmentId() == null) {
            commands.send(new IssueStock(
                    received.source(), allocation, received.quantity(), null, received.particulars(), now));
            return;
        }
        Demand demand = met.after().demand();
        // What meets nothing was replaced, or called off, before it came all the same.
        boolean staysOnTheShelf =
                demand != null && (demand.forTheShelf() || met.after().cancelled() || !met.changed());
        commands.send(new EndTransit(
                received.destination(),
                received.shipmentId(),
                received.quantity(),
                staysOnTheShelf ? TransitEnd.RECEIVED : TransitEnd.USED,
                received.cause(),
                now));
    }

    private void faulty(ReceivedLine received) {
        Instant now = clock.instant();
        AllocationId allocation = received.allocation();
        ShelfFault fault = received.condition() == Condition.MISSING ? ShelfFault.MISSING : ShelfFault.BROKEN;
        commands.send(new WriteOffStock(
                received.source(), allocation, received.quantity(), fault, received.particulars(), now));
        ReservationState state = commands.send(new LoseReservation(
                        new ReservationId(allocation.lineId()), allocation.attempt(), received.quantity(), now))
                .after();
        if (state.wantsStock()) {
            allocate.stockInTurn(state);
        }
    }
}
