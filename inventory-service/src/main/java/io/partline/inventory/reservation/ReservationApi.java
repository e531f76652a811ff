package io.partline.inventory.reservation;

import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.inventory.network.Network;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReservationApi {
    /** A demand and where it stands. */
    record ReservationView(
            String reservationId,
            ReservationState.Status status,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            String destination,
            Demand.Priority priority,
            Instant requestedAt,
            int attempt,
            @Nullable String source) {}

    private final Reservations reservations;
    private final Network network;

    ReservationApi(Reservations reservations, Network network) {
        this.reservations = reservations;
        this.network = network;
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
        return new ReservationView(
                reservationId,
                state.status(),
                demand.serviceOrderId(),
                demand.lineId(),
                demand.partNumber(),
                demand.quantity(),
                demand.destination(),
                demand.priority(),
                demand.requestedAt(),
                state.attempt(),
                state.source());
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
