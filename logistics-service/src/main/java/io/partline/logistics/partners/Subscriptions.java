package io.partline.logistics.partners;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.partners.ReceivedEvent;
import io.partline.chassis.partners.Subscription;
import io.partline.logistics.carrier.Lanes;
import io.partline.logistics.carrierchoice.CarrierChoice;
import io.partline.logistics.network.Sites;
import io.partline.logistics.network.Sites.SiteRow;
import io.partline.logistics.partners.PartnerEvents.CarrierMilestone;
import io.partline.logistics.partners.PartnerEvents.LineReceived;
import io.partline.logistics.partners.PartnerEvents.SiteRegistered;
import io.partline.logistics.partners.PartnerEvents.StockReserved;
import io.partline.logistics.shipment.Leg;
import io.partline.logistics.shipment.Milestone;
import io.partline.logistics.shipment.Shipment;
import io.partline.logistics.shipment.ShipmentCommand.PlanShipment;
import io.partline.logistics.shipment.ShipmentCommand.ReportDamageOnReceipt;
import io.partline.logistics.shipment.ShipmentCommand.ReportMilestone;
import io.partline.logistics.shipment.Shipments;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service does about what others publish. */
@Configuration
class Subscriptions {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private final Commands commands;
    private final Sites sites;
    private final Lanes lanes;
    private final Shipments shipments;
    private final Validator validator;
    private final Clock clock;

    Subscriptions(Commands commands, Sites sites, Lanes lanes, Shipments shipments, Validator validator, Clock clock) {
        this.commands = commands;
        this.sites = sites;
        this.lanes = lanes;
        this.shipments = shipments;
        this.validator = validator;
        this.clock = clock;
    }

    @Bean
    Subscription inventory() {
        return Subscription.named("inventory")
                .topics("partline.inventory.v1")
                .on(
                        "io.partline.inventory.site-registered.v1",
                        SiteRegistered.class,
                        (_, site) -> sites.put(new SiteRow(site.siteId(), site.parentSiteId(), site.region())))
                .on("io.partline.inventory.stock-reserved.v1", StockReserved.class, this::plan);
    }

    @Bean
    Subscription requests() {
        return Subscription.named("requests")
                .topics("partline.requests.v1")
                .on("io.partline.requests.line-received.v1", LineReceived.class, this::received);
    }

    @Bean
    Subscription carrierReplies() {
        return Subscription.named("carriers")
                .topicPattern("partline\\.carrier\\..+\\.reply\\.v1")
                .on("io.partline.carrier.milestone-reported.v1", CarrierMilestone.class, this::report);
    }

    /**
     * A reservation becomes a shipment without re-typing anything. While no carrier serves the lane, or the site's
     * region is not known yet, the reservation waits as a dead letter and is tried again.
     */
    private void plan(ReceivedEvent event, StockReserved reserved) {
        if (reserved.source().equals(reserved.destination())) {
            return;
        }
        CarrierChoice choice =
                CarrierChoice.among(lanes.offers(region(reserved.source()), region(reserved.destination())));
        if (choice.chosen().isEmpty()) {
            throw new IllegalStateException("no carrier serves the lane from %s to %s; import one"
                    .formatted(region(reserved.source()), region(reserved.destination())));
        }
        Leg leg = new Leg(
                Leg.shipmentId(reserved.lineId(), reserved.attempt()),
                reserved.serviceOrderId(),
                reserved.lineId(),
                reserved.attempt(),
                reserved.partNumber(),
                reserved.quantity(),
                reserved.source(),
                reserved.destination(),
                reserved.attempt() > 1 ? Leg.shipmentId(reserved.lineId(), reserved.attempt() - 1) : null);
        commands.send(new PlanShipment(leg, choice, clock.instant()));
    }

    private String region(String siteId) {
        return sites.find(siteId)
                .map(SiteRow::region)
                .orElseThrow(() -> new IllegalStateException("site " + siteId + " is not known yet"));
    }

    private void received(ReceivedEvent event, LineReceived line) {
        if (line.shipmentId() != null && line.condition().equals("DAMAGED")) {
            commands.send(
                    new ReportDamageOnReceipt(Shipment.id(line.shipmentId()), line.receivedAt(), clock.instant()));
        }
    }

    /**
     * The topic says whose report it is. One about another carrier's shipment is passed over and not parked, or the true
     * carrier's reports would wait behind it.
     */
    private void report(ReceivedEvent event, CarrierMilestone report) {
        String carrierId =
                event.topic().replaceFirst("^partline\\.carrier\\.", "").replaceFirst("\\.reply\\.v1$", "");
        if (!carrierId.equals(shipments.find(report.shipmentId()).carrierId())) {
            LOG.warn("{} reports on {}, which is none of its shipments; passed over", carrierId, report.shipmentId());
            return;
        }
        Set<ConstraintViolation<CarrierMilestone>> violations = validator.validate(report);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        commands.send(new ReportMilestone(
                Shipment.id(report.shipmentId()),
                carrierId,
                new Milestone(report.type(), report.occurredAt(), report.location(), report.note()),
                report.proofOfDelivery(),
                clock.instant()));
    }
}
