package io.partline.requests.order;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.rest.Page;
import io.partline.chassis.security.Caller;
import io.partline.requests.order.OrderCommand.ConfirmReceipt;
import io.partline.requests.timeline.Stretch;
import io.partline.requests.timeline.Timeline;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderApi {
    record Receipt(@NotNull Condition condition) {}

    /** @param ageSeconds from the first try to the end or now; the stretches add up to it exactly */
    record TimelineView(
            String serviceOrderId,
            OrderStatus status,
            Instant requestedAt,
            Instant placedAt,
            @Nullable Instant completedAt,
            BigDecimal ageSeconds,
            List<Stretch> stretches) {}

    private final OrderBook orders;
    private final Commands commands;
    private final Clock clock;

    OrderApi(OrderBook orders, Commands commands, Clock clock) {
        this.orders = orders;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping("/api/service-orders")
    @Operation(summary = "Service orders that concern the caller, the newest first")
    Page<OrderView> list(
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Pattern(regexp = "[\\w.-]*") @Nullable String stationId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        return orders.list(status, stationId, caller, cursor, Page.limit(limit));
    }

    @GetMapping("/api/service-orders/{id}")
    @Operation(summary = "A service order, now or as of an instant")
    OrderView get(@PathVariable String id, @RequestParam(required = false) @Nullable Instant asOf, Caller caller) {
        return OrderView.of(orders.asOf(id, asOf, caller));
    }

    @GetMapping("/api/service-orders/{id}/sourcing")
    @Operation(summary = "Every site that was looked at for the order's lines, and why the chosen one won")
    SourcingView sourcing(@PathVariable String id, Caller caller) {
        orders.asOf(id, null, caller);
        return SourcingView.of(id, orders.history(id));
    }

    @GetMapping("/api/service-orders/{id}/timeline")
    @Operation(summary = "Where the time of the order went")
    TimelineView timeline(
            @PathVariable String id, @RequestParam(required = false) @Nullable Instant asOf, Caller caller) {
        OrderState state = orders.asOf(id, asOf, caller);
        Instant now = clock.instant();
        Instant seen = asOf == null || asOf.isAfter(now) ? now : asOf;
        var order = state.order();
        List<Stretch> stretches = OrderTimeline.of(state, seen);
        return new TimelineView(
                order.serviceOrderId(),
                state.status(),
                order.requestedAt(),
                order.placedAt(),
                state.completedAt(),
                Timeline.seconds(order.requestedAt(), stretches.getLast().to()),
                stretches);
    }

    @PostMapping("/api/service-orders/{id}/lines/{lineId}/receipt")
    @Operation(summary = "The station confirms that the part is in its hand, and in which condition")
    ResponseEntity<?> receive(
            @PathVariable String id, @PathVariable String lineId, @Valid @RequestBody Receipt body, Caller caller) {
        OrderState state = orders.asOf(id, null, caller);
        if (!caller.isSite(state.order().stationId())) {
            throw Forbidden.to("confirm the receipt for another site");
        }
        OrderState after =
                commands.send(new ConfirmReceipt(ServiceOrder.id(id), lineId, body.condition(), clock.instant()));
        return ResponseEntity.ok(OrderView.of(after));
    }
}
