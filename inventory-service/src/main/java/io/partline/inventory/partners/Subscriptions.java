package io.partline.inventory.partners;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.partners.ReceivedEvent;
import io.partline.chassis.partners.Subscription;
import io.partline.inventory.backorder.FindStock;
import io.partline.inventory.partners.PartnerEvents.Condition;
import io.partline.inventory.partners.PartnerEvents.LineApproved;
import io.partline.inventory.partners.PartnerEvents.LineReceived;
import io.partline.inventory.partners.PartnerEvents.ReturnInspected;
import io.partline.inventory.partners.PartnerEvents.ReturnOpened;
import io.partline.inventory.partners.PartnerEvents.ShipmentDamaged;
import io.partline.inventory.partners.PartnerEvents.ShipmentDispatched;
import io.partline.inventory.reservation.Demand;
import io.partline.inventory.reservation.Reservation;
import io.partline.inventory.reservation.ReservationCommand.AcceptDemand;
import io.partline.inventory.reservation.ReservationCommand.LoseReservation;
import io.partline.inventory.reservation.ReservationCommand.MeetDemand;
import io.partline.inventory.reservation.ReservationState;
import io.partline.inventory.stock.StockCommand.DisposeStock;
import io.partline.inventory.stock.StockCommand.ExpectTransit;
import io.partline.inventory.stock.StockCommand.IssueStock;
import io.partline.inventory.stock.StockCommand.LoseTransit;
import io.partline.inventory.stock.StockCommand.QuarantineStock;
import io.partline.inventory.stock.StockCommand.UseTransit;
import io.partline.inventory.stock.StockItemId;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service does about what others publish. */
@Configuration
class Subscriptions {
    private final Commands commands;
    private final FindStock findStock;
    private final Clock clock;

    Subscriptions(Commands commands, FindStock findStock, Clock clock) {
        this.commands = commands;
        this.findStock = findStock;
        this.clock = clock;
    }

    @Bean
    Subscription requests() {
        return Subscription.named("requests")
                .topics("partline.requests.v1")
                .on("io.partline.requests.line-approved.v1", LineApproved.class, this::reserve)
                .on("io.partline.requests.line-received.v1", LineReceived.class, this::received);
    }

    @Bean
    Subscription logistics() {
        return Subscription.named("logistics")
                .topics("partline.logistics.v1")
                .on("io.partline.logistics.shipment-dispatched.v1", ShipmentDispatched.class, this::dispatched)
                .on("io.partline.logistics.shipment-damaged.v1", ShipmentDamaged.class, this::damaged);
    }

    @Bean
    Subscription returns() {
        return Subscription.named("returns")
                .topics("partline.returns.v1")
                .on("io.partline.returns.return-opened.v1", ReturnOpened.class, this::quarantine)
                .on("io.partline.returns.return-inspected.v1", ReturnInspected.class, this::dispose);
    }

    private void reserve(ReceivedEvent event, LineApproved line) {
        Demand demand = new Demand(
                line.lineId(),
                line.serviceOrderId(),
                line.lineId(),
                line.partNumber(),
                line.quantity(),
                line.stationId(),
                line.priority(),
                line.requestedAt(),
                line.mayDrawOnHq());
        ReservationState state = commands.send(new AcceptDemand(demand, now()));
        findStock.forDemand(state);
    }

    private void dispatched(ReceivedEvent event, ShipmentDispatched shipment) {
        commands.send(new IssueStock(
                StockItemId.of(shipment.partNumber(), shipment.from()),
                reservation(shipment.lineId(), shipment.attempt()),
                shipment.shipmentId(),
                now()));
        commands.send(new ExpectTransit(
                StockItemId.of(shipment.partNumber(), shipment.to()),
                shipment.shipmentId(),
                shipment.quantity(),
                now()));
    }

    /** Nobody does anything, and the same demand is sourced again at once. */
    private void damaged(ReceivedEvent event, ShipmentDamaged shipment) {
        commands.send(new LoseTransit(
                StockItemId.of(shipment.partNumber(), shipment.to()),
                shipment.shipmentId(),
                shipment.quantity(),
                now()));
        ReservationState state =
                commands.send(new LoseReservation(Reservation.id(shipment.lineId()), shipment.attempt(), now()));
        if (state.wantsStock()) {
            findStock.forDemand(state);
        }
    }

    /** A part received in good order is built in at once. A shipped one that is damaged comes as news of logistics. */
    private void received(ReceivedEvent event, LineReceived line) {
        boolean ownShelf = line.shipmentId() == null;
        if (ownShelf) {
            commands.send(new IssueStock(
                    StockItemId.of(line.partNumber(), line.source()),
                    reservation(line.lineId(), line.attempt()),
                    null,
                    now()));
        }
        if (line.condition() == Condition.DAMAGED) {
            if (ownShelf) {
                findStock.forDemand(
                        commands.send(new LoseReservation(Reservation.id(line.lineId()), line.attempt(), now())));
            }
            return;
        }
        if (line.shipmentId() != null) {
            commands.send(new UseTransit(
                    StockItemId.of(line.partNumber(), line.stationId()), line.shipmentId(), line.quantity(), now()));
        }
        commands.send(new MeetDemand(Reservation.id(line.lineId()), line.attempt(), now()));
    }

    private void quarantine(ReceivedEvent event, ReturnOpened opened) {
        commands.send(new QuarantineStock(
                StockItemId.of(opened.partNumber(), opened.inspectionSite()),
                opened.returnId(),
                opened.quantity(),
                now()));
    }

    private void dispose(ReceivedEvent event, ReturnInspected inspected) {
        commands.send(new DisposeStock(
                StockItemId.of(inspected.partNumber(), inspected.siteId()),
                inspected.returnId(),
                inspected.quantity(),
                inspected.disposition(),
                now()));
    }

    private static String reservation(String lineId, int attempt) {
        return lineId + "." + attempt;
    }

    private Instant now() {
        return clock.instant();
    }
}
