package io.partline.requests.receipt;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.rest.Once;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.requests.order.Condition;
import io.partline.requests.order.LineId;
import io.partline.requests.order.OrderCommand.ConfirmReceipt;
import io.partline.requests.order.OrderRefusal;
import io.partline.requests.order.OrderState;
import io.partline.requests.order.ServiceOrderId;
import io.partline.requests.overview.OrderView;
import io.partline.requests.overview.Orders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReceiptApi {
    @Schema(example = "{\"condition\": \"GOOD\"}")
    record Receipt(@NotNull Condition condition) {}

    private final Orders orders;
    private final Commands commands;
    private final Clock clock;

    ReceiptApi(Orders orders, Commands commands, Clock clock) {
        this.orders = orders;
        this.commands = commands;
        this.clock = clock;
    }

    @PostMapping("/api/service-orders/{serviceOrderId}/lines/{lineId}/receipt")
    @Operation(
            summary =
                    "The station, or its home centre or HQ in its stead, confirms that the part is there, and in which condition",
            description =
                    "Once the part is delivered, or reserved on the station's own shelf. Any condition but GOOD leaves"
                            + " the same line waiting for another part. What was cancelled too late is confirmed too,"
                            + " when it comes all the same. Answers the order.")
    @Refuses(OrderRefusal.LineNotReceivable.class)
    ResponseEntity<OrderView> confirmReceipt(
            @PathVariable String serviceOrderId,
            @PathVariable String lineId,
            @Valid @RequestBody Receipt body,
            Caller caller,
            Once once) {
        return once.answer(
                body,
                () -> ResponseEntity.ok(OrderView.of(
                        received(new ServiceOrderId(serviceOrderId), new LineId(lineId), body.condition(), caller))));
    }

    private OrderState received(ServiceOrderId id, LineId lineId, Condition condition, Caller caller) {
        OrderState state = orders.get(id, caller);
        if (!caller.isSite(state.order().stationId())
                && !caller.isSite(state.order().homeCentreId())
                && !caller.is(Role.HQ)) {
            throw Forbidden.to(
                    "confirm-receipt",
                    "Only the station that ordered the part, or its home centre or HQ in its stead, may confirm that it is in its hand.");
        }
        return commands.send(new ConfirmReceipt(id, lineId, condition, clock.instant()))
                .after();
    }
}
