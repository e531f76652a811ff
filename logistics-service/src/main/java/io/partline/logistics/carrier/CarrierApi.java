package io.partline.logistics.carrier;

import io.partline.chassis.aggregate.History;
import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.rest.Cursor;
import io.partline.chassis.rest.Page;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.logistics.carrier.Carriers.CarrierRow;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Refuses(Forbidden.class)
@RestController
class CarrierApi {
    private final Carriers carriers;
    private final History<CarrierState> history;

    CarrierApi(Carriers carriers, History<CarrierState> history) {
        this.carriers = carriers;
        this.history = history;
    }

    @Operation(summary = "Carriers by id; a carrier sees itself only")
    @GetMapping("/api/carriers")
    Page<CarrierRow> listCarriers(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        caller.require("list-carriers", Role.HQ, Role.OPS, Role.CENTRE, Role.CARRIER);
        int size = Page.limit(limit);
        return Page.of(
                carriers.list(caller.carrierId(), Cursor.parse(cursor), size + 1),
                size,
                carrier -> Cursor.of(carrier.carrierId()));
    }

    @Operation(
            summary = "One carrier with its lanes",
            description = "With `asOf` as it was recorded at that instant; 404 before it was registered.")
    @GetMapping("/api/carriers/{carrierId}")
    CarrierView getCarrier(
            @PathVariable String carrierId, @RequestParam(required = false) @Nullable Instant asOf, Caller caller) {
        CarrierId id = new CarrierId(carrierId);
        boolean visible = caller.is(Role.HQ, Role.OPS, Role.CENTRE) || carrierId.equals(caller.carrierId());
        CarrierState carrier = asOf == null ? history.of(id.aggregateId()) : history.asOf(id.aggregateId(), asOf);
        if (!visible || !carrier.isRegistered()) {
            throw NotFound.of("carrier", carrierId);
        }
        return CarrierView.of(id, carrier);
    }
}
