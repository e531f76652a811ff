package io.partline.requests.overview;

import io.partline.chassis.rest.OneLine;
import io.partline.chassis.rest.Page;
import io.partline.chassis.rest.TimeWindow;
import io.partline.chassis.security.Caller;
import io.partline.requests.order.OrderStatus;
import io.partline.requests.order.ServiceOrderId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderApi {
    private final Orders orders;

    OrderApi(Orders orders) {
        this.orders = orders;
    }

    @GetMapping("/api/service-orders")
    @Operation(
            summary = "Service orders that concern the caller, the newest first",
            description =
                    "from (inclusive) and to (exclusive) narrow by the time of placing; partNumber finds orders with"
                            + " a line for that part.")
    Page<OrderView> listServiceOrders(
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Size(max = 40) @OneLine @Nullable String stationId,
            @RequestParam(required = false) @Size(max = 40) @OneLine @Nullable String productModel,
            @RequestParam(required = false) @Size(max = 60) @OneLine @Nullable String serialNumber,
            @RequestParam(required = false) @Size(max = 40) @OneLine @Nullable String partNumber,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        return orders.list(
                new OrderFilter(status, stationId, productModel, serialNumber, partNumber),
                caller,
                TimeWindow.newestFirst(from, to, cursor, limit));
    }

    @GetMapping("/api/service-orders/{serviceOrderId}")
    @Operation(summary = "A service order, now or as of an instant")
    OrderView getServiceOrder(
            @PathVariable String serviceOrderId,
            @RequestParam(required = false) @Nullable Instant asOf,
            Caller caller) {
        return OrderView.of(orders.get(new ServiceOrderId(serviceOrderId), asOf, caller));
    }
}
