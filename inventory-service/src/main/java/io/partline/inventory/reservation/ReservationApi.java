package io.partline.inventory.reservation;

import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.rest.Cursor;
import io.partline.chassis.rest.Page;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.inventory.network.Network;
import io.partline.inventory.reservation.ReservationState.Status;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReservationApi {
    private final Reservations reservations;
    private final ReservationRows rows;
    private final Network network;

    ReservationApi(Reservations reservations, ReservationRows rows, Network network) {
        this.reservations = reservations;
        this.rows = rows;
        this.network = network;
    }

    @Operation(summary = "Demands that concern the caller, by part and status")
    @GetMapping("/api/reservations")
    Page<ReservationView> list(
            @RequestParam(required = false)
                    @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must hold no control characters")
                    @Nullable
                    String partNumber,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        int size = Page.limit(limit);
        return Page.of(
                rows.list(partNumber, status, caller, Cursor.parse(cursor), size + 1),
                size,
                reservation -> Cursor.of(reservation.reservationId()));
    }

    @Operation(
            summary =
                    "The demand of one service order line; for its station, that station's centre, its source, HQ and OPS")
    @GetMapping("/api/reservations/{reservationId}")
    ReservationView one(@PathVariable String reservationId, Caller caller) {
        ReservationState state = reservations.find(reservationId);
        Demand demand = state.demand();
        if (demand == null || !concerns(caller, demand, state.source())) {
            throw NotFound.of("reservation", reservationId);
        }
        return ReservationView.of(state);
    }

    private boolean concerns(Caller caller, Demand demand, @Nullable String source) {
        return caller.is(Role.HQ, Role.OPS)
                || caller.isSite(demand.destination())
                || caller.isSite(source)
                || network.find(demand.destination())
                        .map(site -> caller.isSite(site.parentSiteId()))
                        .orElse(false);
    }
}
