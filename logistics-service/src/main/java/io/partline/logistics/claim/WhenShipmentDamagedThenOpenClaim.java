package io.partline.logistics.claim;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Reaction;
import io.partline.logistics.claim.ClaimCommand.OpenClaim;
import io.partline.logistics.shipment.FailureReason;
import io.partline.logistics.shipment.ShipmentEvent;
import io.partline.logistics.shipment.ShipmentEvent.Discovered;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDamaged;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentFailed;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
    public List<Class<? extends DomainEvent>> reactsTo() {
        return List.of(ShipmentDamaged.class, ShipmentFailed.class);
    }

    @Override
    public void on(StoredEvent event) {
        if (event.payload() instanceof ShipmentDamaged damaged) {
            String found =
                    damaged.discovered() == Discovered.IN_TRANSIT ? "damaged in transit" : "found damaged on receipt";
            claim(event, damaged, damaged.carrierId(), damaged.quantity(), reason(found, damaged.note()));
        }
        if (event.payload() instanceof ShipmentFailed failed && failed.reason() == FailureReason.LOST) {
            claim(event, failed, failed.carrierId(), failed.quantity(), reason("lost", failed.note()));
        }
    }

    private static String reason(String what, @Nullable String note) {
        return note == null || note.equals(what) ? what : what + ": " + note;
    }

    /** Each damage makes one claim: a shipment of ten belts may be claimed for more than once. */
    private void claim(StoredEvent event, ShipmentEvent shipment, String carrierId, long quantity, String reason) {
        String cause = event.id().toString();
        for (int number = 1; ; number++) {
            ClaimId claimId = ClaimId.ofShipment(shipment.leg().shipmentId(), number);
            ClaimState after = commands.send(
                            new OpenClaim(claimId, shipment.leg(), carrierId, quantity, reason, cause, clock.instant()))
                    .after();
            if (cause.equals(Objects.requireNonNull(after.opened()).cause())) {
                return;
            }
        }
    }
}
