package io.partline.inventory.partners;

import io.partline.chassis.partners.Copy;
import io.partline.chassis.partners.ReceivedEvent;
import io.partline.chassis.partners.Subscription;
import io.partline.inventory.allocation.WhenShipmentCancelledThenReleaseStock;
import io.partline.inventory.allocation.WhenShipmentDispatchedThenIssueStock;
import io.partline.inventory.allocation.WhenShipmentDispatchedThenIssueStock.DispatchedShipment;
import io.partline.inventory.allocation.WhenShipmentEndsBadlyThenAllocateAgain;
import io.partline.inventory.allocation.WhenShipmentEndsBadlyThenAllocateAgain.LostInTransit;
import io.partline.inventory.network.KnownLanes;
import io.partline.inventory.network.KnownLanes.KnownLane;
import io.partline.inventory.network.KnownLanes.WithdrawnLane;
import io.partline.inventory.partners.LogisticsEvents.LaneOffered;
import io.partline.inventory.partners.LogisticsEvents.LaneWithdrawn;
import io.partline.inventory.partners.LogisticsEvents.ShipmentCancelled;
import io.partline.inventory.partners.LogisticsEvents.ShipmentDispatched;
import io.partline.inventory.partners.LogisticsEvents.ShipmentEndedBadly;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockItemId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service hears from logistics: of shipments for order lines, and how long lanes take. */
@Configuration
class LogisticsSubscription {
    private static final String TYPE = "io.partline.logistics.";

    @Bean
    Subscription logistics(
            WhenShipmentDispatchedThenIssueStock dispatched,
            WhenShipmentEndsBadlyThenAllocateAgain endsBadly,
            WhenShipmentCancelledThenReleaseStock cancelled,
            KnownLanes lanes) {
        return Subscription.named("logistics")
                .topics("partline.logistics.v1")
                .keep(Copy.named("known-lanes", KnownLanes.TABLES)
                        .on(
                                TYPE + "lane-offered.v1",
                                LaneOffered.class,
                                lane -> lanes.put(new KnownLane(
                                        lane.carrierId(),
                                        lane.originRegion(),
                                        lane.destinationRegion(),
                                        lane.transitHours(),
                                        lane.offeredAt())))
                        .on(
                                TYPE + "lane-withdrawn.v1",
                                LaneWithdrawn.class,
                                lane -> lanes.remove(new WithdrawnLane(
                                        lane.carrierId(), lane.originRegion(), lane.destinationRegion()))))
                .on(
                        TYPE + "shipment-dispatched.v1",
                        ShipmentDispatched.class,
                        (_, shipment) -> dispatched.on(new DispatchedShipment(
                                shipment.shipmentId(),
                                new AllocationId(shipment.lineId(), shipment.attempt()),
                                StockItemId.of(shipment.partNumber(), shipment.from()),
                                StockItemId.of(shipment.partNumber(), shipment.to()),
                                shipment.quantity())))
                .on(
                        TYPE + "shipment-damaged.v1",
                        ShipmentEndedBadly.class,
                        (event, shipment) -> endsBadly.on(lost(event, shipment)))
                .on(
                        TYPE + "shipment-failed.v1",
                        ShipmentEndedBadly.class,
                        (event, shipment) -> endsBadly.on(lost(event, shipment)))
                .on(
                        TYPE + "shipment-cancelled.v1",
                        ShipmentCancelled.class,
                        (_, shipment) -> cancelled.on(
                                new AllocationId(shipment.lineId(), shipment.attempt()),
                                StockItemId.of(shipment.partNumber(), shipment.from())));
    }

    private static LostInTransit lost(ReceivedEvent event, ShipmentEndedBadly shipment) {
        return new LostInTransit(
                shipment.shipmentId(),
                new AllocationId(shipment.lineId(), shipment.attempt()),
                StockItemId.of(shipment.partNumber(), shipment.to()),
                shipment.quantity(),
                event.id());
    }
}
