package io.partline.logistics.partners;

import io.partline.chassis.partners.ReceivedEvent;
import io.partline.chassis.partners.Subscription;
import io.partline.logistics.partners.CarriersEvents.Condition;
import io.partline.logistics.partners.CarriersEvents.MilestoneReported;
import io.partline.logistics.partners.CarriersEvents.Type;
import io.partline.logistics.refusedreport.CarrierMessage;
import io.partline.logistics.refusedreport.WhenReportIsNotTakenThenTellItsSender;
import io.partline.logistics.shipment.Milestone;
import io.partline.logistics.shipment.MilestoneReport;
import io.partline.logistics.shipment.ProofOfDelivery;
import io.partline.logistics.shipment.WhenCarrierReportsThenRecordMilestone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service hears from carriers; the topic says whose report it is. */
@Configuration
class CarriersSubscription {
    static final String MILESTONE_REPORTED = "io.partline.carrier.milestone-reported.v1";

    @Bean
    Subscription carrierReplies(
            WhenCarrierReportsThenRecordMilestone whenReported, WhenReportIsNotTakenThenTellItsSender notTaken) {
        return Subscription.named("carriers")
                .topicPattern(CarrierTopic.REPLIES)
                .atOnce()
                .on(MILESTONE_REPORTED, MilestoneReported.class, CarriersReader::read, (event, reported) -> {
                    // A milestone of tomorrow changes nothing that is known today.
                    if (reported.type() != Type.OTHER) {
                        whenReported.on(message(event), reported.shipmentId(), report(reported));
                    }
                })
                .unreadable((event, body) -> {
                    UnreadableReport report = UnreadableReport.of(body);
                    notTaken.invalid(message(event), report.shipmentId(), report.wrong());
                })
                .otherwise(event -> notTaken.unknownType(message(event)));
    }

    private static CarrierMessage message(ReceivedEvent event) {
        return new CarrierMessage(CarrierTopic.ofReply(event.topic()).carrierId(), event.id(), event.type());
    }

    /** What is missing is found where the bounds are checked. */
    @SuppressWarnings("NullAway")
    private static MilestoneReport report(MilestoneReported reported) {
        return new MilestoneReport(
                reported.type() == null
                        ? null
                        : Milestone.Type.valueOf(reported.type().name()),
                reported.occurredAt(),
                reported.location(),
                reported.note(),
                reported.quantity(),
                proof(reported.proofOfDelivery()));
    }

    /** In whatever other condition it arrives tomorrow, it is not good. */
    @SuppressWarnings("NullAway")
    private static @Nullable ProofOfDelivery proof(CarriersEvents.@Nullable ProofOfDelivery proof) {
        return proof == null
                ? null
                : new ProofOfDelivery(
                        proof.signedBy(),
                        proof.condition() == null
                                ? null
                                : proof.condition() == Condition.GOOD
                                        ? ProofOfDelivery.Condition.GOOD
                                        : ProofOfDelivery.Condition.DAMAGED);
    }
}
