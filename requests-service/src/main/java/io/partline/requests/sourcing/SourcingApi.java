package io.partline.requests.sourcing;

import io.partline.chassis.aggregate.History;
import io.partline.chassis.security.Caller;
import io.partline.requests.order.ServiceOrderId;
import io.partline.requests.overview.Orders;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SourcingApi {
    private final Orders orders;
    private final History<SourcingState> sourcing;

    SourcingApi(Orders orders, History<SourcingState> sourcing) {
        this.orders = orders;
        this.sourcing = sourcing;
    }

    @GetMapping("/api/service-orders/{serviceOrderId}/sourcing")
    @Operation(
            summary = "Every site that was looked at for the order's lines, and why the chosen one won",
            description = "Now or as of an instant; the newest decision last.")
    SourcingView getSourcing(
            @PathVariable String serviceOrderId,
            @RequestParam(required = false) @Nullable Instant asOf,
            Caller caller) {
        ServiceOrderId id = new ServiceOrderId(serviceOrderId);
        orders.get(id, asOf, caller);
        return SourcingView.of(
                id, asOf == null ? sourcing.of(id.aggregateId()) : sourcing.asOf(id.aggregateId(), asOf));
    }
}
