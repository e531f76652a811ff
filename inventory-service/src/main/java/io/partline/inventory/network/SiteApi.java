package io.partline.inventory.network;

import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.rest.Cursor;
import io.partline.chassis.rest.Page;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SiteApi {
    private final Network network;

    SiteApi(Network network) {
        this.network = network;
    }

    @Operation(summary = "The sites, by id")
    @GetMapping("/api/sites")
    Page<Network.SiteRow> list(
            @RequestParam(required = false) SiteDetails.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        return Page.of(
                network.list(kind == null ? null : kind.name(), Cursor.parse(cursor), size + 1),
                size,
                site -> Cursor.of(site.siteId()));
    }

    @Operation(summary = "One site")
    @GetMapping("/api/sites/{siteId}")
    Network.SiteRow one(@PathVariable String siteId) {
        return network.find(siteId).orElseThrow(() -> NotFound.of("site", siteId));
    }
}
