package io.partline.returns.returnauthorisation;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.Decided;
import io.partline.returns.network.KnownSites;
import io.partline.returns.network.KnownSites.KnownSite;
import io.partline.returns.returnauthorisation.ReturnCommand.OpenReturn;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Nobody has to ask for permission: what arrived damaged, or was not what was ordered, may be returned. */
@Component
public class WhenGoodsAreOfNoUseThenOpenReturn {
    private final Commands commands;
    private final KnownSites sites;
    private final Clock clock;

    WhenGoodsAreOfNoUseThenOpenReturn(Commands commands, KnownSites sites, Clock clock) {
        this.commands = commands;
        this.sites = sites;
        this.clock = clock;
    }

    /**
     * One report makes one return, and a second report of the same shipment another one.
     *
     * @throws IllegalStateException if the destination is not known yet; to be told again later
     */
    public void on(ReturnableGoods goods) {
        String inspectionSite = inspectionSite(goods.destination());
        for (int number = 1; ; number++) {
            Decided<ReturnState, ReturnEvent> decided = commands.send(
                    new OpenReturn(ReturnId.of(goods.origin(), number), goods, inspectionSite, clock.instant()));
            ReturnState after = decided.after();
            if (Objects.equals(Objects.requireNonNull(after.opened()).cause(), goods.cause())) {
                return;
            }
        }
    }

    /** A station sends to its home centre; a centre and HQ look for themselves. */
    private String inspectionSite(String destination) {
        KnownSite site = sites.find(destination)
                .orElseThrow(() -> new IllegalStateException("site " + destination + " is not known yet"));
        return site.kind().equals("STATION") && site.parentSiteId() != null ? site.parentSiteId() : destination;
    }
}
