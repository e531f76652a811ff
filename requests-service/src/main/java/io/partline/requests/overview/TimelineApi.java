package io.partline.requests.overview;

import io.partline.chassis.security.Caller;
import io.partline.requests.order.ServiceOrderId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TimelineApi {
    private final Orders orders;
    private final Clock clock;

    TimelineApi(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    @GetMapping("/api/service-orders/{serviceOrderId}/timeline")
    @Operation(
            summary = "Where the time of the order went",
            description =
                    "Stretches without overlap or hole, each with its cause and with what happened in it, in English"
                            + " and Chinese; now or as of an instant.")
    TimelineView getTimeline(
            @PathVariable String serviceOrderId,
            @RequestParam(required = false) @Nullable Instant asOf,
            Caller caller) {
        Instant now = clock.instant();
        Instant seen = asOf == null || asOf.isAfter(now) ? now : asOf;
        return TimelineView.of(orders.get(new ServiceOrderId(serviceOrderId), asOf, caller), seen);
    }
}
