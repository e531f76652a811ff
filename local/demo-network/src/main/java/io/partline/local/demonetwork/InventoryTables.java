package io.partline.local.demonetwork;

import java.util.List;

/** What inventory starts with. */
final class InventoryTables {
    private InventoryTables() {}

    static List<Table> of(Size size) {
        Sites sites = new Sites(size);
        Parts parts = new Parts(size);
        return List.of(sites, parts, new Models(parts), new Stock(parts, sites));
    }
}
