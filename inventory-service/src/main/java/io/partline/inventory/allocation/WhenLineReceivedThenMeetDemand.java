package io.partline.inventory.allocation;

import io.partline.chassis.aggregate.Commands;
import io.partline.inventory.reservation.ReservationCommand.MeetDemand;
import io.partline.inventory.reservation.ReservationId;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockCommand.IssueStock;
import io.partline.inventory.stock.StockCommand.UseTransit;
import io.partline.inventory.stock.StockItemId;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The part is in the technician's hands, in good order, and is built in at once. */
@Component
public class WhenLineReceivedThenMeetDemand {
    /**
     * @param source where the part came from
     * @param destination where it is used
     * @param quantity pieces
     * @param shipmentId none for a part from the own shelf
     * @param good whether it can be used; what arrived damaged comes as news of logistics too, and that one counts
     */
    public record ReceivedLine(
            AllocationId allocation,
            StockItemId source,
            StockItemId destination,
            long quantity,
            @Nullable String shipmentId,
            boolean good) {}

    private final Commands commands;
    private final Clock clock;

    WhenLineReceivedThenMeetDemand(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    public void on(ReceivedLine received) {
        if (!received.good()) {
            return;
        }
        Instant now = clock.instant();
        AllocationId allocation = received.allocation();
        commands.send(
                received.shipmentId() == null
                        ? new IssueStock(received.source(), allocation, null, now)
                        : new UseTransit(received.destination(), received.shipmentId(), received.quantity(), now));
        commands.send(new MeetDemand(new ReservationId(allocation.lineId()), allocation.attempt(), now));
    }
}
