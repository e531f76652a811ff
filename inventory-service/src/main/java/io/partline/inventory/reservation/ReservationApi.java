package io.partline.inventory.reservation;

import io.partline.chassis.refusal.Invalid;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.rest.Cursor;
import io.partline.chassis.rest.OneLine;
import io.partline.chassis.rest.Page;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.inventory.reservation.Reservations.After;
import io.partline.inventory.reservation.Reservations.Filter;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

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
            @RequestParam(required = false) @Nullable ReservationStatus status,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        mayRead(caller);
        int size = Page.limit(limit);
        Filter filter = new Filter(partNumber, serviceOrderId, siteId, status, from, to);
        return Page.of(
                reservations.list(filter, caller, after(Cursor.parse(cursor, 2)), size + 1),
                size,
                row -> Cursor.of(row.requestedAt().toString(), row.reservationId()));
    }

    private static @Nullable After after(@Nullable Cursor cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return new After(
                    Instant.parse(cursor.values().get(0)), cursor.values().get(1));
        } catch (DateTimeParseException e) {
            throw Invalid.field("cursor", "must be a nextCursor of this list, unchanged");
        }
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
