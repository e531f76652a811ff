package io.partline.logistics.partners;

import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.partners.PublishedEvents;
import io.partline.logistics.carrier.CarrierEvent;
import io.partline.logistics.carrier.CarrierEvent.CarrierRegistered;
import io.partline.logistics.carrier.CarrierEvent.LaneOffered;
import io.partline.logistics.carrierchoice.CarrierChoice;
import io.partline.logistics.claim.ClaimEvent;
import io.partline.logistics.claim.ClaimEvent.ClaimOpened;
import io.partline.logistics.shipment.Leg;
import io.partline.logistics.shipment.Milestone;
import io.partline.logistics.shipment.ProofOfDelivery;
import io.partline.logistics.shipment.ShipmentEvent;
import io.partline.logistics.shipment.ShipmentEvent.Discovered;
import io.partline.logistics.shipment.ShipmentEvent.MilestoneReported;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDamaged;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDelivered;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDispatched;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentPlanned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this service tells the world, and what it tells a carrier of that carrier's own business. */
@Component
public class PublishedLogisticsEvents implements PublishedEvents {
    public static final String TOPIC = "partline.logistics.v1";
    private static final String TYPES = "io.partline.logistics.";

    record CarrierBody(String carrierId, String name, String nameZh) {}

    record PlannedBody(
            String shipmentId,
            String serviceOrderId,
            String lineId,
            int attempt,
            String partNumber,
            long quantity,
            String from,
            String to,
            String carrierId,
            @Nullable String replaces,
            Instant plannedAt,
            Instant expectedDeliveryAt,
            @Nullable CarrierChoice carrierChoice) {}

    record DispatchedBody(
            String shipmentId,
            String serviceOrderId,
            String lineId,
            int attempt,
            String partNumber,
            long quantity,
            String from,
            String to,
            String carrierId,
            Instant dispatchedAt) {}

    record MilestoneBody(
            String shipmentId,
            String serviceOrderId,
            String lineId,
            int attempt,
            String carrierId,
            Milestone.Type type,
            Instant occurredAt,
            @Nullable String location,
            @Nullable String note) {}

    record DamagedBody(
            String shipmentId,
            String serviceOrderId,
            String lineId,
            int attempt,
            String partNumber,
            long quantity,
            String from,
            String to,
            String carrierId,
            Discovered discovered,
            Instant occurredAt,
            @Nullable String location,
            @Nullable String note) {}

    record DeliveredBody(
            String shipmentId,
            String serviceOrderId,
            String lineId,
            int attempt,
            String partNumber,
            long quantity,
            String from,
            String to,
            String carrierId,
            Instant occurredAt,
            ProofOfDelivery proofOfDelivery) {}

    record ClaimBody(
            String claimId,
            String shipmentId,
            String serviceOrderId,
            String lineId,
            String carrierId,
            String partNumber,
            long quantity,
            String reason,
            Instant openedAt) {}

    public static String carrierTopic(String carrierId) {
        return "partline.carrier." + carrierId + ".v1";
    }

    @Override
    public List<PublicEvent> translate(StoredEvent event) {
        return switch (event.payload()) {
            case CarrierEvent carrier -> carrier(carrier);
            case ShipmentEvent shipment -> shipment(shipment);
            case ClaimEvent claim -> claim(claim);
            default -> throw new IllegalStateException("not decided whether to publish " + event.payload());
        };
    }

    /** A carrier finds its topics from the day it is registered, the one it reads and the one it writes. */
    @Override
    public List<String> opens(StoredEvent event) {
        return event.payload() instanceof CarrierRegistered registered
                ? List.of(
                        carrierTopic(registered.carrierId()),
                        "partline.carrier.%s.reply.v1".formatted(registered.carrierId()))
                : List.of();
    }

    private static List<PublicEvent> carrier(CarrierEvent event) {
        return switch (event) {
            case CarrierRegistered e ->
                List.of(new PublicEvent(
                        TOPIC,
                        TYPES + "carrier-registered.v1",
                        e.carrierId(),
                        new CarrierBody(e.carrierId(), e.name(), e.nameZh())));
            case LaneOffered _ -> List.of();
        };
    }

    /** To everybody, and to the carrier it concerns. */
    private static List<PublicEvent> both(String carrierId, String name, String subject, Object data) {
        return both(carrierId, name, subject, data, data);
    }

    private static List<PublicEvent> both(
            String carrierId, String name, String subject, Object forEverybody, Object forTheCarrier) {
        String type = TYPES + name + ".v1";
        return List.of(
                new PublicEvent(TOPIC, type, subject, forEverybody),
                new PublicEvent(carrierTopic(carrierId), type, subject, forTheCarrier));
    }

    private static List<PublicEvent> shipment(ShipmentEvent event) {
        Leg leg = event.leg();
        return switch (event) {
            case ShipmentPlanned e ->
                // Why a carrier was chosen tells what the others ask: not a carrier's business.
                both(e.carrierId(), "shipment-planned", leg.shipmentId(), planned(e, e.choice()), planned(e, null));
            case ShipmentDispatched e ->
                both(
                        e.carrierId(),
                        "shipment-dispatched",
                        leg.shipmentId(),
                        new DispatchedBody(
                                leg.shipmentId(),
                                leg.serviceOrderId(),
                                leg.lineId(),
                                leg.attempt(),
                                leg.partNumber(),
                                leg.quantity(),
                                leg.from(),
                                leg.to(),
                                e.carrierId(),
                                e.at()));
            case MilestoneReported e ->
                both(
                        e.carrierId(),
                        "shipment-milestone-reported",
                        leg.shipmentId(),
                        new MilestoneBody(
                                leg.shipmentId(),
                                leg.serviceOrderId(),
                                leg.lineId(),
                                leg.attempt(),
                                e.carrierId(),
                                e.milestone().type(),
                                e.milestone().occurredAt(),
                                e.milestone().location(),
                                e.milestone().note()));
            case ShipmentDamaged e ->
                both(
                        e.carrierId(),
                        "shipment-damaged",
                        leg.shipmentId(),
                        new DamagedBody(
                                leg.shipmentId(),
                                leg.serviceOrderId(),
                                leg.lineId(),
                                leg.attempt(),
                                leg.partNumber(),
                                leg.quantity(),
                                leg.from(),
                                leg.to(),
                                e.carrierId(),
                                e.discovered(),
                                e.occurredAt(),
                                e.location(),
                                e.note()));
            case ShipmentDelivered e ->
                both(
                        e.carrierId(),
                        "shipment-delivered",
                        leg.shipmentId(),
                        new DeliveredBody(
                                leg.shipmentId(),
                                leg.serviceOrderId(),
                                leg.lineId(),
                                leg.attempt(),
                                leg.partNumber(),
                                leg.quantity(),
                                leg.from(),
                                leg.to(),
                                e.carrierId(),
                                e.occurredAt(),
                                e.proofOfDelivery()));
        };
    }

    private static PlannedBody planned(ShipmentPlanned e, @Nullable CarrierChoice choice) {
        Leg leg = e.leg();
        return new PlannedBody(
                leg.shipmentId(),
                leg.serviceOrderId(),
                leg.lineId(),
                leg.attempt(),
                leg.partNumber(),
                leg.quantity(),
                leg.from(),
                leg.to(),
                e.carrierId(),
                leg.replaces(),
                e.at(),
                e.expectedDeliveryAt(),
                choice);
    }

    private static List<PublicEvent> claim(ClaimEvent event) {
        return switch (event) {
            case ClaimOpened e ->
                both(
                        e.carrierId(),
                        "claim-opened",
                        e.claimId(),
                        new ClaimBody(
                                e.claimId(),
                                e.shipmentId(),
                                e.serviceOrderId(),
                                e.lineId(),
                                e.carrierId(),
                                e.partNumber(),
                                e.quantity(),
                                e.reason(),
                                e.at()));
        };
    }
}
