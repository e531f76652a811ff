package io.partline.requests.cancelling;

import io.partline.chassis.aggregate.Command;
import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.Decided;
import io.partline.requests.order.Line;
import io.partline.requests.order.OrderCommand.CancelLine;
import io.partline.requests.order.OrderCommand.CancelOrder;
import io.partline.requests.order.OrderEvent;
import io.partline.requests.order.OrderEvent.LineCancelled;
import io.partline.requests.order.OrderState;
import io.partline.requests.quota.QuotaCommand.ReturnBooked;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Nobody needs it any more: order and quota in the one transaction of the request. */
@Component
class Cancelling {
    private final Commands commands;

    Cancelling(Commands commands) {
        this.commands = commands;
    }

    OrderState cancel(CancelOrder order) {
        return cancelled(order, order.at());
    }

    OrderState cancel(CancelLine line) {
        return cancelled(line, line.at());
    }

    private OrderState cancelled(Command<OrderState, OrderEvent> command, Instant at) {
        Decided<OrderState, OrderEvent> decided = commands.send(command);
        for (OrderEvent event : decided.events()) {
            if (event instanceof LineCancelled cancelled) {
                giveBack(decided.after(), cancelled, at);
            }
        }
        return decided.after();
    }

    /** What was received stays used. */
    private void giveBack(OrderState order, LineCancelled cancelled, Instant at) {
        Line line = order.line(cancelled.lineId()).orElseThrow();
        commands.send(new ReturnBooked(order.order().stationId(), line.lineId(), line.amountNotReceived(), at));
    }
}
