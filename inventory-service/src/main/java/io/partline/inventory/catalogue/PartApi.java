package io.partline.inventory.catalogue;

import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.rest.Cursor;
import io.partline.chassis.rest.OneLine;
import io.partline.chassis.rest.Page;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Refuses(Forbidden.class)
@RestController
class PartApi {
    private final Parts parts;

    PartApi(Parts parts) {
        this.parts = parts;
    }

    private static void mayRead(Caller caller) {
        caller.require("read-parts", Role.STATION, Role.CENTRE, Role.HQ, Role.OPS);
    }

    @Operation(
            summary = "The parts of the catalogue, by number",
            description = "query finds a piece of a number or of a description in either language, whatever its case; "
                    + "productModel leaves only what fits that model.")
    @GetMapping("/api/parts")
    Page<PartView> listParts(
            @RequestParam(required = false) @OneLine @Nullable String query,
            @RequestParam(required = false) @OneLine @Nullable String productModel,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        mayRead(caller);
        int size = Page.limit(limit);
        return Page.of(
                parts.list(query, productModel, Cursor.parse(cursor), size + 1),
                size,
                part -> Cursor.of(part.partNumber()));
    }

    @Operation(summary = "One part", description = "A slash in the part number is written %2F: /api/parts/DHF%2F215KA.")
    @GetMapping("/api/parts/{partNumber}")
    PartView getPart(@PathVariable String partNumber, Caller caller) {
        mayRead(caller);
        return parts.find(partNumber).orElseThrow(() -> NotFound.of("part", partNumber));
    }
}
