package io.partline.logistics.partners;

import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.partners.PublishedEvents;
import io.partline.logistics.carrier.CarrierEvent;
import io.partline.logistics.carrierchoice.CarrierChoice;
import io.partline.logistics.claim.ClaimEvent;
import io.partline.logistics.partners.LogisticsBodies.ShipmentMembers;
import io.partline.logistics.refusedreport.RefusedReportEvent;
import io.partline.logistics.shipment.Milestone;
import io.partline.logistics.shipment.ProofOfDelivery;
import io.partline.logistics.shipment.ShipmentDetails;
import io.partline.logistics.shipment.ShipmentEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this service tells the world, and what it tells a carrier of that carrier's own business. */
@Component
class PublishedLogisticsEvents implements PublishedEvents {
    static final String TOPIC = "partline.logistics.v1";

    @Override
    public List<PublicEvent> translate(StoredEvent event) {
        return switch (event.payload()) {
            case CarrierEvent carrier -> carrier(carrier);
            case ShipmentEvent shipment -> shipment(shipment);
            case ClaimEvent claim -> claim(claim);
            case RefusedReportEvent refused -> refused(refused);
            default -> throw new IllegalStateException("not decided whether to publish " + event.payload());
        };
    }

    /** A carrier finds its topics from the day it is registered, the one it reads and the one it writes. */
    @Override
    public List<String> opens(StoredEvent event) {
        if (event.payload() instanceof CarrierEvent.CarrierRegistered registered) {
            CarrierTopic topic = new CarrierTopic(registered.carrierId().value());
            return List.of(topic.read(), topic.reply());
        }
        return List.of();
    }

    private static List<PublicEvent> carrier(CarrierEvent event) {
        String carrierId = event.carrierId().value();
        return switch (event) {
            case CarrierEvent.CarrierRegistered e ->
                List.of(new PublicEvent(
                        TOPIC,
                        type("carrier-registered"),
                        carrierId,
                        new LogisticsBodies.CarrierRegistered(carrierId, e.name(), e.nameZh())));
            // PublishedLanes tells it.
            case CarrierEvent.LaneOffered _ -> List.of();
        };
    }

    private static List<PublicEvent> shipment(ShipmentEvent event) {
        return switch (event) {
            case ShipmentEvent.ShipmentPlanned e ->
                // Why a carrier was chosen tells what the others ask: not a carrier's business.
                both(
                        e.carrierId(),
                        "shipment-planned",
                        e.leg().shipmentId().value(),
                        planned(e, choice(e.choice())),
                        planned(e, null));
            case ShipmentEvent.ShipmentDispatched e ->
                both(e, "shipment-dispatched", new LogisticsBodies.ShipmentDispatched(members(e), e.at()));
            case ShipmentEvent.MilestoneReported e -> both(e, "shipment-milestone-reported", milestone(e));
            case ShipmentEvent.ShipmentDamaged e ->
                both(
                        e,
                        "shipment-damaged",
                        new LogisticsBodies.ShipmentDamaged(
                                members(e, e.quantity()),
                                e.discovered().name(),
                                e.occurredAt(),
                                e.location(),
                                e.note()));
            case ShipmentEvent.ShipmentFailed e ->
                both(
                        e,
                        "shipment-failed",
                        new LogisticsBodies.ShipmentFailed(
                                members(e, e.quantity()), e.reason().name(), e.occurredAt(), e.location(), e.note()));
            case ShipmentEvent.ShipmentCancelled e ->
                both(e, "shipment-cancelled", new LogisticsBodies.ShipmentCancelled(members(e), e.at()));
            case ShipmentEvent.MilestoneHeld _ -> List.of();
            case ShipmentEvent.ShipmentDelivered e ->
                both(
                        e,
                        "shipment-delivered",
                        new LogisticsBodies.ShipmentDelivered(members(e), e.occurredAt(), proof(e.proofOfDelivery())));
        };
    }

    private static List<PublicEvent> claim(ClaimEvent event) {
        return switch (event) {
            case ClaimEvent.ClaimOpened e ->
                both(e.carrierId(), "claim-opened", e.claimId().value(), claim(e), claim(e));
        };
    }

    /** Nobody's business but the sender's. */
    private static List<PublicEvent> refused(RefusedReportEvent event) {
        return switch (event) {
            case RefusedReportEvent.ReportRefused e ->
                List.of(new PublicEvent(
                        new CarrierTopic(e.message().carrierId()).read(),
                        type("report-refused"),
                        e.message().eventId(),
                        RefusedReports.body(e)));
        };
    }

    private static List<PublicEvent> both(ShipmentEvent event, String name, Object data) {
        return both(event.carrierId(), name, event.leg().shipmentId().value(), data, data);
    }

    /** To everybody, and to the carrier it concerns. */
    private static List<PublicEvent> both(
            @Nullable String carrierId, String name, String subject, Object forEverybody, Object forTheCarrier) {
        PublicEvent told = new PublicEvent(TOPIC, type(name), subject, forEverybody);
        return carrierId == null
                ? List.of(told)
                : List.of(
                        told, new PublicEvent(new CarrierTopic(carrierId).read(), type(name), subject, forTheCarrier));
    }

    static String type(String name) {
        return "io.partline.logistics." + name + ".v1";
    }

    private static ShipmentMembers members(ShipmentEvent event) {
        return members(event, event.leg().quantity());
    }

    private static ShipmentMembers members(ShipmentEvent event, long quantity) {
        ShipmentDetails details = event.leg();
        return new ShipmentMembers(
                details.shipmentId().value(),
                details.serviceOrderId(),
                details.lineId(),
                details.attempt(),
                details.partNumber(),
                quantity,
                details.source(),
                details.destination(),
                event.carrierId());
    }

    private static LogisticsBodies.ShipmentPlanned planned(
            ShipmentEvent.ShipmentPlanned e, LogisticsBodies.@Nullable CarrierChoice choice) {
        return new LogisticsBodies.ShipmentPlanned(
                members(e),
                e.leg().replaces() == null ? null : e.leg().replaces().value(),
                e.at(),
                e.expectedDeliveryAt(),
                choice);
    }

    private static LogisticsBodies.CarrierChoice choice(CarrierChoice choice) {
        return new LogisticsBodies.CarrierChoice(
                choice.rule(),
                choice.candidates().stream()
                        .map(candidate -> new LogisticsBodies.Candidate(
                                candidate.carrierId(),
                                candidate.score(),
                                new LogisticsBodies.Money(
                                        candidate.rate().amount().toPlainString(),
                                        candidate.rate().currency()),
                                candidate.transitHours(),
                                candidate.onTimeRate(),
                                candidate.damageRate(),
                                candidate.chosen()))
                        .toList());
    }

    private static LogisticsBodies.ShipmentMilestoneReported milestone(ShipmentEvent.MilestoneReported e) {
        Milestone milestone = e.milestone();
        return new LogisticsBodies.ShipmentMilestoneReported(
                e.leg().shipmentId().value(),
                e.leg().serviceOrderId(),
                e.leg().lineId(),
                e.leg().attempt(),
                e.carrierId(),
                milestone.type().name(),
                milestone.occurredAt(),
                milestone.location(),
                milestone.note());
    }

    private static LogisticsBodies.ProofOfDelivery proof(ProofOfDelivery proof) {
        return new LogisticsBodies.ProofOfDelivery(
                proof.signedBy(), proof.condition().name());
    }

    private static LogisticsBodies.ClaimOpened claim(ClaimEvent.ClaimOpened e) {
        return new LogisticsBodies.ClaimOpened(
                e.claimId().value(),
                e.shipmentId().value(),
                e.serviceOrderId(),
                e.lineId(),
                e.carrierId(),
                e.partNumber(),
                e.quantity(),
                e.reason(),
                e.at());
    }
}
