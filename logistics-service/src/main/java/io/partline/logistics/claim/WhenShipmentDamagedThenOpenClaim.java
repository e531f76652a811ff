package io.partline.logistics.claim;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Reaction;
import io.partline.logistics.claim.ClaimCommand.OpenClaim;
import io.partline.logistics.shipment.FailureReason;
import io.partline.logistics.shipment.ShipmentEvent.Discovered;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDamaged;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentFailed;
import java.time.Clock;
import org.springframework.stereotype.Component;

@Component
class WhenShipmentDamagedThenOpenClaim implements Reaction {
    private final Commands commands;
    private final Clock clock;

    WhenShipmentDamagedThenOpenClaim(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "open-claims";
    }

    @Override
    public void on(StoredEvent event) {
        if (event.payload() instanceof ShipmentDamaged damaged) {
            String found =
                    damaged.discovered() == Discovered.IN_TRANSIT ? "damaged in transit" : "found damaged on receipt";
            String reason = damaged.note() == null ? found : found + ": " + damaged.note();
            commands.send(
                    new OpenClaim(damaged.leg(), damaged.carrierId(), damaged.quantity(), reason, clock.instant()));
        }
        if (event.payload() instanceof ShipmentFailed failed && failed.reason() == FailureReason.LOST) {
            String reason = failed.note() == null ? "lost" : "lost: " + failed.note();
            commands.send(new OpenClaim(failed.leg(), failed.carrierId(), failed.quantity(), reason, clock.instant()));
        }
    }
}
