package io.partline.logistics.partners;

import io.partline.chassis.partners.Subscription;
import io.partline.logistics.partners.CarriersEvents.MilestoneReported;
import io.partline.logistics.shipment.MilestoneReport;
import io.partline.logistics.shipment.ShipmentId;
import io.partline.logistics.shipment.WhenCarrierReportsThenRecordMilestone;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service hears from carriers; the topic says whose report it is. */
@Configuration
class CarriersSubscription {
    @Bean
    Subscription carrierReplies(WhenCarrierReportsThenRecordMilestone whenReported) {
        return Subscription.named("carriers")
                .topicPattern(CarrierTopic.REPLIES)
                .on(
                        "io.partline.carrier.milestone-reported.v1",
                        MilestoneReported.class,
                        (event, reported) -> whenReported.on(
                                CarrierTopic.ofReply(event.topic()).carrierId(),
                                new ShipmentId(reported.shipmentId()),
                                report(reported)));
    }

    private static MilestoneReport report(MilestoneReported reported) {
        return new MilestoneReport(
                reported.type(),
                reported.occurredAt(),
                reported.location(),
                reported.note(),
                reported.proofOfDelivery());
    }
}
