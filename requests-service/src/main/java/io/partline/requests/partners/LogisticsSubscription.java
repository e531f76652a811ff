package io.partline.requests.partners;

import io.partline.chassis.partners.Subscription;
import io.partline.requests.order.Condition;
import io.partline.requests.order.LineId;
import io.partline.requests.order.OrderEvent;
import io.partline.requests.order.ServiceOrderId;
import io.partline.requests.order.WhenMilestoneReportedThenRecordIt;
import io.partline.requests.partners.LogisticsEvents.Discovered;
import io.partline.requests.partners.LogisticsEvents.ShipmentDamaged;
import io.partline.requests.partners.LogisticsEvents.ShipmentDelivered;
import io.partline.requests.partners.LogisticsEvents.ShipmentDispatched;
import io.partline.requests.partners.LogisticsEvents.ShipmentFailed;
import io.partline.requests.partners.LogisticsEvents.ShipmentPlanned;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What logistics tells: how the shipments of our lines get on. */
@Configuration
class LogisticsSubscription {
    private static final String TYPE = "io.partline.logistics.";

    /** What the receiver finds is told to this service first; logistics says it again to everybody. */
    private static final Set<String> TOLD_BY_THE_RECEIVER = Set.of("WRONG_PART", "SHORT");

    @Bean
    Subscription logistics(WhenMilestoneReportedThenRecordIt milestones, Clock clock) {
        return Subscription.named("logistics")
                .topics("partline.logistics.v1")
                .on(
                        TYPE + "shipment-planned.v1",
                        ShipmentPlanned.class,
                        (_, e) -> milestones.on(planned(e, clock.instant())))
                .on(
                        TYPE + "shipment-dispatched.v1",
                        ShipmentDispatched.class,
                        (_, e) -> milestones.on(dispatched(e, clock.instant())))
                .on(TYPE + "shipment-damaged.v1", ShipmentDamaged.class, (event, e) -> {
                    if (e.discovered() != Discovered.BY_RECEIVER) {
                        milestones.on(damaged(e, event.id(), clock.instant()));
                    }
                })
                .on(TYPE + "shipment-failed.v1", ShipmentFailed.class, (event, e) -> {
                    if (!TOLD_BY_THE_RECEIVER.contains(e.reason())) {
                        milestones.on(failed(e, event.id(), clock.instant()));
                    }
                })
                .on(
                        TYPE + "shipment-delivered.v1",
                        ShipmentDelivered.class,
                        (_, e) -> milestones.on(delivered(e, clock.instant())));
    }

    static OrderEvent.ShipmentPlanned planned(ShipmentPlanned e, Instant now) {
        return new OrderEvent.ShipmentPlanned(
                new ServiceOrderId(e.serviceOrderId()),
                new LineId(e.lineId()),
                e.attempt(),
                e.shipmentId(),
                e.from(),
                e.carrierId(),
                ReportedTime.corrected(e.plannedAt(), now));
    }

    static OrderEvent.ShipmentDispatched dispatched(ShipmentDispatched e, Instant now) {
        return new OrderEvent.ShipmentDispatched(
                new ServiceOrderId(e.serviceOrderId()),
                new LineId(e.lineId()),
                e.attempt(),
                e.shipmentId(),
                e.from(),
                e.carrierId(),
                ReportedTime.corrected(e.dispatchedAt(), now));
    }

    static OrderEvent.ShipmentDamaged damaged(ShipmentDamaged e, String cause, Instant now) {
        return new OrderEvent.ShipmentDamaged(
                new ServiceOrderId(e.serviceOrderId()),
                new LineId(e.lineId()),
                e.attempt(),
                e.quantity(),
                e.shipmentId(),
                e.from(),
                e.carrierId(),
                e.location(),
                e.note(),
                cause,
                ReportedTime.corrected(e.occurredAt(), now));
    }

    static OrderEvent.ShipmentFailed failed(ShipmentFailed e, String cause, Instant now) {
        return new OrderEvent.ShipmentFailed(
                new ServiceOrderId(e.serviceOrderId()),
                new LineId(e.lineId()),
                e.attempt(),
                e.quantity(),
                e.shipmentId(),
                e.from(),
                e.carrierId(),
                e.reason(),
                cause,
                ReportedTime.corrected(e.occurredAt(), now));
    }

    static OrderEvent.ShipmentDelivered delivered(ShipmentDelivered e, Instant now) {
        return new OrderEvent.ShipmentDelivered(
                new ServiceOrderId(e.serviceOrderId()),
                new LineId(e.lineId()),
                e.attempt(),
                e.shipmentId(),
                e.from(),
                e.carrierId(),
                e.proofOfDelivery().signedBy(),
                e.proofOfDelivery().condition() == LogisticsEvents.Condition.GOOD ? Condition.GOOD : Condition.DAMAGED,
                ReportedTime.corrected(e.occurredAt(), now));
    }
}
