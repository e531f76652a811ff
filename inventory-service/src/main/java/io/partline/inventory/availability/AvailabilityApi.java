package io.partline.inventory.availability;

import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.rest.Cursor;
import io.partline.chassis.rest.OneLine;
import io.partline.chassis.rest.Page;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.inventory.stock.StockItemId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Refuses(Forbidden.class)
@RestController
class AvailabilityApi {
    private final StockLevels stockLevels;

    AvailabilityApi(StockLevels stockLevels) {
        this.stockLevels = stockLevels;
    }

    private static void mayRead(Caller caller) {
        caller.require("read-stock", Role.STATION, Role.CENTRE, Role.HQ, Role.OPS);
    }

    @Operation(summary = "Stock in pieces, by part number, then by site")
    @GetMapping("/api/stock")
    Page<StockLevel> listStock(
            @RequestParam(required = false) @OneLine @Nullable String partNumber,
            @RequestParam(required = false) @OneLine @Nullable String siteId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        mayRead(caller);
        int size = Page.limit(limit);
        Cursor after = Cursor.parse(cursor, 2);
        StockItemId last = after == null
                ? null
                : StockItemId.of(after.values().get(0), after.values().get(1));
        return Page.of(
                stockLevels.list(partNumber, siteId, last, size + 1),
                size,
                level -> Cursor.of(level.partNumber(), level.siteId()));
    }

    @Operation(
            summary = "Stock of one part at one site, in pieces",
            description = "Now, or with asOf as it was recorded at that instant; 404 before the first movement. "
                    + "A slash in the part number is written %2F.")
    @GetMapping("/api/stock/{siteId}/{partNumber}")
    StockLevel getStock(
            @PathVariable String siteId,
            @PathVariable String partNumber,
            @RequestParam(required = false) @Nullable Instant asOf,
            Caller caller) {
        mayRead(caller);
        StockItemId item = StockItemId.of(partNumber, siteId);
        Optional<StockLevel> level = asOf == null ? stockLevels.find(item) : stockLevels.findAsOf(item, asOf);
        return level.orElseThrow(() -> NotFound.of("stock", "%s at %s".formatted(partNumber, siteId)));
    }
}
