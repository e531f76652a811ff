package io.partline.logistics.shipment;

import io.partline.chassis.aggregate.Commands;
import io.partline.logistics.carrier.Lanes;
import io.partline.logistics.carrierchoice.CarrierChoice;
import io.partline.logistics.network.KnownSites;
import io.partline.logistics.network.KnownSites.KnownSite;
import io.partline.logistics.shipment.ShipmentCommand.PlanShipment;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** A reservation becomes a shipment without re-typing anything; what lies on the own shelf needs none. */
@Component
public class WhenStockReservedThenPlanShipment {
    private final Commands commands;
    private final KnownSites sites;
    private final Lanes lanes;
    private final WaitingShipments waiting;
    private final Clock clock;

    WhenStockReservedThenPlanShipment(
            Commands commands, KnownSites sites, Lanes lanes, WaitingShipments waiting, Clock clock) {
        this.commands = commands;
        this.sites = sites;
        this.lanes = lanes;
        this.waiting = waiting;
        this.clock = clock;
    }

    /**
     * Where no carrier serves the lane, it waits until one does.
     *
     * @throws IllegalStateException while a site's region is not known yet; to be told again later
     */
    public void on(ReservedStock reserved) {
        if (reserved.source().equals(reserved.destination())) {
            return;
        }
        String origin = region(reserved.source());
        String destination = region(reserved.destination());
        CarrierChoice choice = CarrierChoice.among(lanes.offers(origin, destination));
        if (choice.chosen().isEmpty()) {
            waiting.put(reserved, origin, destination);
            return;
        }
        commands.send(new PlanShipment(reserved.toShip(), choice, clock.instant()));
    }

    private String region(String siteId) {
        return sites.find(siteId)
                .map(KnownSite::region)
                .orElseThrow(() -> new IllegalStateException("site " + siteId + " is not known yet"));
    }
}
