package io.partline.returns.returnauthorisation;

import io.partline.chassis.aggregate.Commands;
import io.partline.returns.network.KnownSites;
import io.partline.returns.network.KnownSites.KnownSite;
import io.partline.returns.returnauthorisation.ReturnCommand.OpenReturn;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Nobody has to ask for permission: what was damaged may be returned. */
@Component
public class WhenShipmentDamagedThenOpenReturn {
    private final Commands commands;
    private final KnownSites sites;
    private final Clock clock;

    WhenShipmentDamagedThenOpenReturn(Commands commands, KnownSites sites, Clock clock) {
        this.commands = commands;
        this.sites = sites;
        this.clock = clock;
    }

    /** @throws IllegalStateException if the destination is not known yet; to be told again later */
    public void on(DamagedShipment shipment) {
        commands.send(new OpenReturn(shipment, inspectionSite(shipment.destination()), clock.instant()));
    }

    /** A station sends to its home centre; a centre and HQ look for themselves. */
    private String inspectionSite(String destination) {
        KnownSite site = sites.find(destination)
                .orElseThrow(() -> new IllegalStateException("site " + destination + " is not known yet"));
        return site.kind().equals("STATION") && site.parentSiteId() != null ? site.parentSiteId() : destination;
    }
}
