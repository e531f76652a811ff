package io.partline.logistics.shipment;

import io.partline.logistics.shipment.ShipmentRefusal.NothingToCarry;
import org.springframework.stereotype.Component;

/** A transfer, a return or a recall has its goods carried as an order line has. */
@Component
public class WhenShipmentRequestedThenPlanShipment {
    private final Planning planning;

    WhenShipmentRequestedThenPlanShipment(Planning planning) {
        this.planning = planning;
    }

    /**
     * @throws NothingToCarry if they are there already
     * @throws IllegalStateException while a site's region is not known yet; to be told again later
     */
    public void on(GoodsToShip requested) {
        if (requested.isThereAlready()) {
            throw new NothingToCarry(requested.toShip().reference(), requested.source());
        }
        planning.plan(requested);
    }
}
