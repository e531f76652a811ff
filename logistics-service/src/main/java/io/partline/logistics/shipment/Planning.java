package io.partline.logistics.shipment;

import io.partline.chassis.aggregate.Commands;
import io.partline.logistics.carrier.Lanes;
import io.partline.logistics.carrierchoice.CarrierChoice;
import io.partline.logistics.network.KnownSites;
import io.partline.logistics.network.KnownSites.KnownSite;
import io.partline.logistics.shipment.ShipmentCommand.PlanShipment;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Goods get the best carrier of their lane; where no carrier serves it, they wait until one does. */
@Component
class Planning {
    private final Commands commands;
    private final KnownSites sites;
    private final Lanes lanes;
    private final WaitingShipments waiting;
    private final Clock clock;

    Planning(Commands commands, KnownSites sites, Lanes lanes, WaitingShipments waiting, Clock clock) {
        this.commands = commands;
        this.sites = sites;
        this.lanes = lanes;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** @throws IllegalStateException while a site's region is not known yet; to be told again later */
    void plan(GoodsToShip goods) {
        String origin = region(goods.source());
        String destination = region(goods.destination());
        CarrierChoice choice = CarrierChoice.among(lanes.offers(origin, destination));
        if (choice.chosen().isEmpty()) {
            waiting.put(goods, origin, destination);
            return;
        }
        commands.send(new PlanShipment(goods.toShip(), choice, clock.instant()));
    }

    private String region(String siteId) {
        return sites.find(siteId)
                .map(KnownSite::region)
                .orElseThrow(() -> new IllegalStateException("site " + siteId + " is not known yet"));
    }
}
