package io.partline.requests.order;

import io.partline.chassis.aggregate.AggregateRoom;
import io.partline.chassis.aggregate.AggregateShell;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every command answers the state after it. */
public final class ServiceOrder extends AggregateShell<OrderState, OrderEvent> {
    private static final String PREFIX = "order:";

    ServiceOrder() {
        super(OrderState.EMPTY, OrderState::after);
    }

    public static String id(String serviceOrderId) {
        return PREFIX + serviceOrderId;
    }

    static String publicId(String aggregateId) {
        return aggregateId.substring(PREFIX.length());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    OrderState handle(OrderCommand.PlaceOrder command) {
        return record(OrderDecisions.place(state(), command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    OrderState handle(OrderCommand.ApproveLine command) {
        return record(OrderDecisions.approve(state(), command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    OrderState handle(OrderCommand.RejectLine command) {
        return record(OrderDecisions.reject(state(), command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    OrderState handle(OrderCommand.EscalateApproval command) {
        return record(OrderDecisions.escalate(state(), command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    OrderState handle(OrderCommand.RecordStep command) {
        return record(OrderDecisions.record(state(), command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    OrderState handle(OrderCommand.ConfirmReceipt command) {
        return record(OrderDecisions.receive(state(), command));
    }

    @Configuration
    static class Room {
        @Bean
        AggregateRoom<ServiceOrder> orderRoom() {
            return AggregateRoom.of("order", ServiceOrder.class, OrderEvent.class);
        }
    }
}
