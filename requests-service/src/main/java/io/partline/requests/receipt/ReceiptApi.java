package io.partline.requests.receipt;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.rest.Once;
import io.partline.chassis.rest.OneLine;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReceiptApi {
    /**
     * @param quantity pieces in that condition; absent for all that lie there
     * @param shipmentId of that shipment only; absent for all that lie there
     */
    @Schema(example = "{\"condition\": \"DAMAGED\", \"quantity\": 1}")
    record Receipt(
            @NotNull Condition condition,
            @Nullable @Min(1) @Max(1_000_000) Long quantity,
            @Nullable @Size(min = 1, max = 100) @OneLine String shipmentId) {}

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
            description = "Once the part is delivered, or reserved on the station's own shelf. Of ten pieces one may be"
                    + " DAMAGED: `quantity` says how many, and the others are confirmed by themselves. Any"
                    + " condition but GOOD leaves the same line waiting for as many other pieces. What was"
                    + " cancelled too late is confirmed too, when it comes all the same. Answers the order.")
    @Refuses({OrderRefusal.LineNotReceivable.class, OrderRefusal.MoreThanThere.class})
    ResponseEntity<OrderView> confirmReceipt(
            @PathVariable String serviceOrderId,
            @PathVariable String lineId,
            @Valid @RequestBody Receipt body,
            Caller caller,
            Once once) {
        return once.answer(
                body,
                () -> ResponseEntity.ok(
                        OrderView.of(received(new ServiceOrderId(serviceOrderId), new LineId(lineId), body, caller))));
    }

    private OrderState received(ServiceOrderId id, LineId lineId, Receipt body, Caller caller) {
        OrderState state = orders.get(id, caller);
        if (!caller.isSite(state.order().stationId())
                && !caller.isSite(state.order().homeCentreId())
                && !caller.is(Role.HQ)) {
            throw Forbidden.to(
                    "confirm-receipt",
                    "Only the station that ordered the part, or its home centre or HQ in its stead, may confirm that it is in its hand.");
        }
        return commands.send(new ConfirmReceipt(
                        id,
                        lineId,
                        body.condition(),
                        body.quantity(),
                        body.shipmentId(),
                        caller.personId(),
                        clock.instant()))
                .after();
    }
}
