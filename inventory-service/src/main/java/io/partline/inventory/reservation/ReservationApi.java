package io.partline.inventory.reservation;

import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.rest.OneLine;
import io.partline.chassis.rest.Page;
import io.partline.chassis.rest.TimeWindow;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.inventory.reservation.Reservations.Filter;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Refuses(Forbidden.class)
@RestController
class ReservationApi {
    private final Reservations reservations;

    ReservationApi(Reservations reservations) {
        this.reservations = reservations;
    }

    private static void mayRead(Caller caller) {
        caller.require("read-reservations", Role.STATION, Role.CENTRE, Role.HQ, Role.OPS);
    }

    @Operation(
            summary = "Reservations that concern the caller, newest request first",
            description =
                    "siteId is the destination or the source. from (inclusive) and to (exclusive) are instants of "
                            + "the request.")
    @GetMapping("/api/reservations")
    Page<ReservationView> listReservations(
            @RequestParam(required = false) @OneLine @Nullable String partNumber,
            @RequestParam(required = false) @OneLine @Nullable String serviceOrderId,
            @RequestParam(required = false) @OneLine @Nullable String siteId,
            @RequestParam(required = false) @OneLine @Nullable String destination,
            @RequestParam(required = false) @Nullable ReservationStatus status,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        mayRead(caller);
        return reservations.list(
                new Filter(partNumber, serviceOrderId, siteId, destination, status),
                caller,
                TimeWindow.newestFirst(from, to, cursor, limit));
    }

    @Operation(
            summary = "One reservation",
            description = "Now, or with asOf as it was recorded at that instant; 404 before the demand was accepted. "
                    + "Its id is the order line's id.")
    @GetMapping("/api/reservations/{reservationId}")
    ReservationView getReservation(
            @PathVariable String reservationId, @RequestParam(required = false) @Nullable Instant asOf, Caller caller) {
        mayRead(caller);
        return reservations
                .find(new ReservationId(reservationId), asOf, caller)
                .orElseThrow(() -> NotFound.of("reservation", reservationId));
    }
}
