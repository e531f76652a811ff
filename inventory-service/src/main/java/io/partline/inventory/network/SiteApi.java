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
    private final Sites sites;

    SiteApi(Sites sites) {
        this.sites = sites;
    }

    @Operation(summary = "The sites of the network, by id")
    @GetMapping("/api/sites")
    Page<Site> listSites(
            @RequestParam(required = false) SiteDetails.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        return Page.of(sites.list(kind, Cursor.parse(cursor), size + 1), size, site -> Cursor.of(site.siteId()));
    }

    @Operation(summary = "One site")
    @GetMapping("/api/sites/{siteId}")
    Site getSite(@PathVariable String siteId) {
        return sites.find(siteId).orElseThrow(() -> NotFound.of("site", siteId));
    }
}
