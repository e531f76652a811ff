package io.partline.logistics.partners;

import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.partners.PublishedEvents;
import io.partline.logistics.carrier.CarrierEvent;
import io.partline.logistics.carrierchoice.CarrierChoice;
import io.partline.logistics.claim.ClaimEvent;
import io.partline.logistics.partners.LogisticsBodies.CarriedFor;
import io.partline.logistics.partners.LogisticsBodies.ShipmentMembers;
import io.partline.logistics.refusedreport.RefusedReportEvent;
import io.partline.logistics.shipment.Milestone;
import io.partline.logistics.shipment.ProofOfDelivery;
import io.partline.logistics.shipment.Purpose;
import io.partline.logistics.shipment.ShipmentDetails;
import io.partline.logistics.shipment.ShipmentEvent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this service tells the world, and what it tells a carrier of that carrier's own business. */
@Component
class PublishedLogisticsEvents implements PublishedEvents {
    static final String TOPIC = "partline.logistics.v1";
    private static final String TYPES = "io.partline.logistics.";

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
            case CarrierEvent.LaneOffered _, CarrierEvent.LaneWithdrawn _ -> List.of();
        };
    }

    private static List<PublicEvent> shipment(ShipmentEvent event) {
        return switch (event) {
            case ShipmentEvent.ShipmentPlanned e ->
                // Why a carrier was chosen tells what the others ask: not a carrier's business.
                told(e, "shipment-planned", planned(e, choice(e.choice())), planned(e, null));
            case ShipmentEvent.ShipmentDispatched e ->
                told(e, "shipment-dispatched", new LogisticsBodies.ShipmentDispatched(members(e), e.at()));
            case ShipmentEvent.MilestoneReported e -> told(e, "shipment-milestone-reported", milestone(e));
            case ShipmentEvent.ShipmentDamaged e ->
                told(
                        e,
                        "shipment-damaged",
                        new LogisticsBodies.ShipmentDamaged(
                                members(e, e.quantity()),
                                e.discovered().name(),
                                e.occurredAt(),
                                e.location(),
                                e.note()));
            case ShipmentEvent.ShipmentFailed e ->
                told(
                        e,
                        "shipment-failed",
                        new LogisticsBodies.ShipmentFailed(
                                members(e, e.quantity()), e.reason().name(), e.occurredAt(), e.location(), e.note()));
            case ShipmentEvent.ShipmentCancelled e ->
                told(e, "shipment-cancelled", new LogisticsBodies.ShipmentCancelled(members(e), e.at()));
            case ShipmentEvent.MilestoneHeld _ -> List.of();
            case ShipmentEvent.ShipmentDelivered e ->
                told(
                        e,
                        "shipment-delivered",
                        new LogisticsBodies.ShipmentDelivered(members(e), e.occurredAt(), proof(e.proofOfDelivery())));
        };
    }

    private static List<PublicEvent> claim(ClaimEvent event) {
        return switch (event) {
            case ClaimEvent.ClaimOpened e -> {
                String claimId = e.claimId().value();
                LogisticsBodies.ClaimOpened body = claim(e);
                yield Stream.concat(
                                e.lineId() == null
                                        ? Stream.empty()
                                        : both(e.carrierId(), "claim-opened.v1", claimId, body, body),
                                both(e.carrierId(), "claim-opened.v2", claimId, body, body))
                        .toList();
            }
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

    private static List<PublicEvent> told(ShipmentEvent event, String name, Object body) {
        return told(event, name, body, body);
    }

    /** Version 1 tells of order lines only, as it always did; version 2 of every shipment, and what it is carried for. */
    private static List<PublicEvent> told(ShipmentEvent event, String name, Object forEverybody, Object forTheCarrier) {
        String shipmentId = event.leg().shipmentId().value();
        Stream<PublicEvent> first = event.leg().purpose() == Purpose.DEMAND
                ? both(event.carrierId(), name + ".v1", shipmentId, forEverybody, forTheCarrier)
                : Stream.empty();
        Stream<PublicEvent> second = both(
                event.carrierId(),
                name + ".v2",
                shipmentId,
                carriedFor(event, forEverybody),
                carriedFor(event, forTheCarrier));
        return Stream.concat(first, second).toList();
    }

    private static CarriedFor carriedFor(ShipmentEvent event, Object body) {
        ShipmentDetails details = event.leg();
        return new CarriedFor(
                details.purpose().name(),
                details.reference(),
                body,
                event instanceof ShipmentEvent.MilestoneReported ? null : details.orderedPartNumber(),
                tellsOfAllPieces(event) ? details.units() : null);
    }

    /** Which pieces it were when it were some, nobody says; and a milestone is of the shipment. */
    private static boolean tellsOfAllPieces(ShipmentEvent event) {
        return switch (event) {
            case ShipmentEvent.ShipmentPlanned _,
                    ShipmentEvent.ShipmentDispatched _,
                    ShipmentEvent.ShipmentCancelled _,
                    ShipmentEvent.ShipmentDelivered _ -> true;
            case ShipmentEvent.ShipmentDamaged e -> e.quantity() == e.leg().quantity();
            case ShipmentEvent.ShipmentFailed e -> e.quantity() == e.leg().quantity();
            case ShipmentEvent.MilestoneReported _, ShipmentEvent.MilestoneHeld _ -> false;
        };
    }

    /** To everybody, and to the carrier it concerns. */
    private static Stream<PublicEvent> both(
            @Nullable String carrierId, String name, String subject, Object forEverybody, Object forTheCarrier) {
        PublicEvent told = new PublicEvent(TOPIC, TYPES + name, subject, forEverybody);
        return carrierId == null
                ? Stream.of(told)
                : Stream.of(
                        told,
                        new PublicEvent(new CarrierTopic(carrierId).read(), TYPES + name, subject, forTheCarrier));
    }

    static String type(String name) {
        return TYPES + name + ".v1";
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
