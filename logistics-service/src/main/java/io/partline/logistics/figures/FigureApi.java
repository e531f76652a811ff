package io.partline.logistics.figures;

import io.partline.chassis.figures.Figure;
import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.rest.OneLine;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Refuses(Forbidden.class)
@RestController
class FigureApi {
    private final OnTimeDelivery onTimeDelivery;

    FigureApi(OnTimeDelivery onTimeDelivery) {
        this.onTimeDelivery = onTimeDelivery;
    }

    @Operation(
            summary = "On-time delivery: the share of delivered shipments that arrived when they were expected",
            description =
                    "Grouped by carrierId or lane. HQ and OPS see all, a centre its own and its stations', a station its own, a carrier its own.")
    @GetMapping("/api/kpis/logistics")
    Figure getLogisticsFigure(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @OneLine @Nullable String groupBy,
            @RequestParam(required = false) @Nullable Instant asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        caller.require("see-figures", Role.STATION, Role.CENTRE, Role.HQ, Role.OPS, Role.CARRIER);
        return onTimeDelivery.figure(from, to, groupBy, asOf, cursor, limit, caller);
    }
}
