package io.partline.inventory.stock;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import io.partline.chassis.aggregate.AggregateRoom;
import io.partline.chassis.aggregate.AggregateShell;
import io.partline.inventory.stock.StockCommand.DisposeStock;
import io.partline.inventory.stock.StockCommand.ExpectTransit;
import io.partline.inventory.stock.StockCommand.IssueStock;
import io.partline.inventory.stock.StockCommand.LoseTransit;
import io.partline.inventory.stock.StockCommand.QuarantineStock;
import io.partline.inventory.stock.StockCommand.ReceiveStock;
import io.partline.inventory.stock.StockCommand.ReleaseReservation;
import io.partline.inventory.stock.StockCommand.ReserveStock;
import io.partline.inventory.stock.StockCommand.UseTransit;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.CreationPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers whether a command changed anything. */
public final class StockItem extends AggregateShell<StockState, StockEvent> {
    StockItem() {
        super(StockState.EMPTY, StockState::after);
    }

    private boolean decide(StockCommand command) {
        List<StockEvent> decided = StockDecisions.decide(state(), command);
        record(decided);
        return !decided.isEmpty();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    boolean handle(ReceiveStock command) {
        return decide(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    boolean handle(ReserveStock command) {
        return decide(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    boolean handle(ReleaseReservation command) {
        return decide(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    boolean handle(IssueStock command) {
        return decide(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    boolean handle(ExpectTransit command) {
        return decide(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    boolean handle(LoseTransit command) {
        return decide(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    boolean handle(UseTransit command) {
        return decide(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    boolean handle(QuarantineStock command) {
        return decide(command);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    boolean handle(DisposeStock command) {
        return decide(command);
    }

    @Configuration
    static class Room {
        @Bean
        AggregateRoom<StockItem> stockRoom() {
            return AggregateRoom.of("stock", StockItem.class, StockEvent.class).withStateRevision(2);
        }
    }
}
