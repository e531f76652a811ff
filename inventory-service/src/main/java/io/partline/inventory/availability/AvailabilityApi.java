package io.partline.inventory.availability;

import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.rest.Cursor;
import io.partline.chassis.rest.Page;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.inventory.availability.Availability.StockLevel;
import io.partline.inventory.stock.StockEvent;
import io.partline.inventory.stock.StockItemId;
import io.partline.inventory.stock.StockState;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AvailabilityApi {
    private final Availability availability;
    private final EventLog log;

    AvailabilityApi(Availability availability, EventLog log) {
        this.availability = availability;
        this.log = log;
    }

    private static void mayRead(Caller caller) {
        caller.require("see stock", Role.STATION, Role.CENTRE, Role.HQ, Role.OPS);
    }

    @Operation(summary = "Stock by part and site, in pieces")
    @GetMapping("/api/stock")
    Page<StockLevel> list(
            @RequestParam(required = false)
                    @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must hold no control characters")
                    @Nullable
                    String partNumber,
            @RequestParam(required = false)
                    @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must hold no control characters")
                    @Nullable
                    String siteId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        mayRead(caller);
        int size = Page.limit(limit);
        Cursor after = Cursor.parse(cursor, 2);
        List<StockLevel> levels = availability.list(
                partNumber,
                siteId,
                after == null ? "" : after.values().get(0),
                after == null ? "" : after.values().get(1),
                size + 1);
        return Page.of(levels, size, level -> Cursor.of(level.partNumber(), level.siteId()));
    }

    @Operation(summary = "Stock of one part at one site, now or as of an instant")
    @GetMapping("/api/stock/{siteId}/{partNumber}")
    StockLevel one(
            @PathVariable String siteId,
            @PathVariable String partNumber,
            @RequestParam(required = false) @Nullable Instant asOf,
            Caller caller) {
        mayRead(caller);
        if (asOf == null) {
            return availability
                    .find(siteId, partNumber)
                    .orElseThrow(() -> NotFound.of("stock of", partNumber + " at " + siteId));
        }
        List<StockEvent> history = log
                .readAggregateUntil(StockItemId.of(partNumber, siteId).value(), asOf)
                .stream()
                .map(StoredEvent::payload)
                .map(StockEvent.class::cast)
                .toList();
        if (history.isEmpty()) {
            throw NotFound.of("stock of", "%s at %s as of %s".formatted(partNumber, siteId, asOf));
        }
        StockState state = StockState.of(history);
        return new StockLevel(
                siteId,
                partNumber,
                state.onHand(),
                state.allocated(),
                state.inTransit(),
                state.quarantined(),
                state.availableToPromise());
    }
}
