package io.partline.requests.cancelling;

import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.rest.Once;
import io.partline.chassis.rest.Prose;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.requests.order.LineId;
import io.partline.requests.order.OrderCommand.CancelLine;
import io.partline.requests.order.OrderCommand.CancelOrder;
import io.partline.requests.order.OrderRefusal;
import io.partline.requests.order.OrderState;
import io.partline.requests.order.ServiceOrderId;
import io.partline.requests.overview.OrderView;
import io.partline.requests.overview.Orders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CancelApi {
    /** @param reason why nobody needs it, in a sentence */
    @Schema(example = "{\"reason\": \"the customer has bought a new appliance\"}")
    record Cancellation(@NotNull @Size(max = 2_000) @Prose String reason) {}

    private final Orders orders;
    private final Cancelling cancelling;
    private final Clock clock;

    CancelApi(Orders orders, Cancelling cancelling, Clock clock) {
        this.orders = orders;
        this.cancelling = cancelling;
        this.clock = clock;
    }

    @PostMapping("/api/service-orders/{serviceOrderId}/cancel")
    @Operation(
            summary = "The station, its home centre or HQ tells that nothing of the order is needed any more",
            description =
                    "Lines that have ended stay as they are. What was reserved goes back to stock, and to the month's quota"
                            + " what was not received; what is on its way and cannot be stopped stands in stillMoving."
                            + " Answers the order.")
    @Refuses(OrderRefusal.OrderEnded.class)
    ResponseEntity<OrderView> cancelServiceOrder(
            @PathVariable String serviceOrderId, @Valid @RequestBody Cancellation body, Caller caller, Once once) {
        ServiceOrderId id = new ServiceOrderId(serviceOrderId);
        return once.answer(body, () -> {
            requireOwn(id, caller);
            return ResponseEntity.ok(OrderView.of(
                    cancelling.cancel(new CancelOrder(id, caller.personId(), body.reason(), clock.instant()))));
        });
    }

    @PostMapping("/api/service-orders/{serviceOrderId}/lines/{lineId}/cancel")
    @Operation(
            summary = "The station, its home centre or HQ tells that a line is not needed any more",
            description = "As for the whole order. Answers the order.")
    @Refuses(OrderRefusal.LineEnded.class)
    ResponseEntity<OrderView> cancelLine(
            @PathVariable String serviceOrderId,
            @PathVariable String lineId,
            @Valid @RequestBody Cancellation body,
            Caller caller,
            Once once) {
        ServiceOrderId id = new ServiceOrderId(serviceOrderId);
        return once.answer(body, () -> {
            requireOwn(id, caller);
            return ResponseEntity.ok(OrderView.of(cancelling.cancel(
                    new CancelLine(id, new LineId(lineId), caller.personId(), body.reason(), clock.instant()))));
        });
    }

    private void requireOwn(ServiceOrderId id, Caller caller) {
        OrderState state = orders.get(id, caller);
        if (!caller.isSite(state.order().stationId())
                && !caller.isSite(state.order().homeCentreId())
                && !caller.is(Role.HQ)) {
            throw Forbidden.to(
                    "cancel-order", "Only the station that ordered the part, its home centre or HQ may cancel it.");
        }
    }
}
