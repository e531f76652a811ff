package io.partline.logistics.carrier;

import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.rest.Cursor;
import io.partline.chassis.rest.Page;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.logistics.carrier.Lanes.CarrierRow;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CarrierApi {
    record CarrierView(String carrierId, String name, String nameZh, List<Lane> lanes) {}

    private final Lanes lanes;

    CarrierApi(Lanes lanes) {
        this.lanes = lanes;
    }

    @Operation(summary = "Carriers; a carrier sees itself only")
    @GetMapping("/api/carriers")
    Page<CarrierRow> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        caller.require("see carriers", Role.HQ, Role.OPS, Role.CENTRE, Role.CARRIER);
        int size = Page.limit(limit);
        return Page.of(
                lanes.list(caller.carrierId(), Cursor.parse(cursor), size + 1),
                size,
                carrier -> Cursor.of(carrier.carrierId()));
    }

    @Operation(summary = "One carrier with its lanes")
    @GetMapping("/api/carriers/{carrierId}")
    CarrierView one(@PathVariable String carrierId, Caller caller) {
        if (!caller.is(Role.HQ, Role.OPS, Role.CENTRE) && !carrierId.equals(caller.carrierId())) {
            throw NotFound.of("carrier", carrierId);
        }
        CarrierRow carrier = lanes.find(carrierId).orElseThrow(() -> NotFound.of("carrier", carrierId));
        return new CarrierView(
                carrierId,
                carrier.name(),
                carrier.nameZh(),
                lanes.of(carrierId).stream().map(Lanes.Offer::lane).toList());
    }
}
