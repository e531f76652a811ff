package io.partline.logistics.shipment;

import org.springframework.stereotype.Component;

/** A reservation becomes a shipment without re-typing anything; what lies on the own shelf needs none. */
@Component
public class WhenStockReservedThenPlanShipment {
    private final Planning planning;

    WhenStockReservedThenPlanShipment(Planning planning) {
        this.planning = planning;
    }

    /** @throws IllegalStateException while a site's region is not known yet; to be told again later */
    public void on(GoodsToShip reserved) {
        if (!reserved.isThereAlready()) {
            planning.plan(reserved);
        }
    }
}
