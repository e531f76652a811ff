package io.partline.logistics.shipment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.aggregate.History;
import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Reaction;
import io.partline.logistics.carrier.CarrierEvent;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDelivered;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentPlanned;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * On-time delivery by carrier. A carrier's counters are there from the first that is heard of it: an increase is seen only
 * of what was seen before.
 */
@Component
class WhenShipmentDeliveredThenCountIt implements Reaction {
    private final History<ShipmentState> shipments;
    private final MeterRegistry meters;

    WhenShipmentDeliveredThenCountIt(History<ShipmentState> shipments, MeterRegistry meters) {
        this.shipments = shipments;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "count-deliveries";
    }

    @Override
    public List<Class<? extends DomainEvent>> reactsTo() {
        return List.of(CarrierEvent.class, ShipmentPlanned.class, ShipmentDelivered.class);
    }

    @Override
    public boolean gathers() {
        return true;
    }

    @Override
    public void on(StoredEvent event) {
        switch (event.payload()) {
            case CarrierEvent e -> known(e.carrierId().value());
            case ShipmentPlanned e -> known(e.carrierId());
            case ShipmentDelivered e -> delivered(e);
            default -> {}
        }
    }

    private void known(String carrierId) {
        deliveries(carrierId, true);
        deliveries(carrierId, false);
    }

    private void delivered(ShipmentDelivered e) {
        PlannedShipment planned = Objects.requireNonNull(
                shipments.of(e.aggregateId()).shipment(), "nothing is delivered that was not planned");
        Counter deliveries = deliveries(e.carrierId(), !e.occurredAt().isAfter(planned.expectedDeliveryAt()));
        // An effect that is undone and repeated counts once.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                deliveries.increment();
            }
        });
    }

    private Counter deliveries(String carrierId, boolean onTime) {
        return Counter.builder("partline.deliveries")
                .description("Deliveries in good order by carrier and by whether they were on time")
                .tag("carrier", carrierId)
                .tag("on_time", Boolean.toString(onTime))
                .register(meters);
    }
}
