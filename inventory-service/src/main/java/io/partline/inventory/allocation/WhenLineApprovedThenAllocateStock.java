package io.partline.inventory.allocation;

import io.partline.chassis.aggregate.Commands;
import io.partline.inventory.reservation.Demand;
import io.partline.inventory.reservation.ReservationCommand.AcceptDemand;
import java.time.Clock;
import org.springframework.stereotype.Component;

@Component
public class WhenLineApprovedThenAllocateStock {
    private final Commands commands;
    private final AllocateStock allocate;
    private final Clock clock;

    WhenLineApprovedThenAllocateStock(Commands commands, AllocateStock allocate, Clock clock) {
        this.commands = commands;
        this.allocate = allocate;
        this.clock = clock;
    }

    public void on(Demand demand) {
        allocate.stockInTurn(
                commands.send(new AcceptDemand(demand, clock.instant())).after());
    }
}
