package io.partline.logistics.shipment;

import io.partline.logistics.carrier.Lane;
import io.partline.logistics.carrier.Lanes.Offer;
import io.partline.logistics.carrierchoice.CarrierChoice;
import io.partline.logistics.shipment.ProofOfDelivery.Condition;
import io.partline.logistics.shipment.ShipmentCommand.DispatchShipment;
import io.partline.logistics.shipment.ShipmentCommand.PlanShipment;
import io.partline.logistics.shipment.ShipmentCommand.ReportDamageOnReceipt;
import io.partline.logistics.shipment.ShipmentCommand.ReportMilestone;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDispatched;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentPlanned;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A door hinge on its way from Ningbo to Taizhou, by carrier CR-01. */
final class Given {
    static final String SHIPMENT = "SH-SO-7Q2M4K8ZP1XA-1.1";
    static final String CARRIER = "CR-01";
    static final Instant PLANNED_AT = Instant.parse("2026-11-23T08:00:00Z");
    static final CarrierChoice CHOICE = CarrierChoice.among(List.of(
            new Offer(CARRIER, new Lane("EAST", "EAST", 8, new BigDecimal("18.00"), "CNY", 200, 194, 1)),
            new Offer("CR-02", new Lane("EAST", "EAST", 6, new BigDecimal("15.00"), "CNY", 200, 150, 20))));
    static final Leg LEG =
            new Leg(SHIPMENT, "SO-7Q2M4K8ZP1XA", "SO-7Q2M4K8ZP1XA-1", 1, "DHF-215KA", 1, "C-NB", "S-TZ-01", null);
    static final ShipmentPlanned PLANNED = new ShipmentPlanned(LEG, CARRIER, CHOICE, minute(8 * 60), PLANNED_AT);
    static final ShipmentDispatched DISPATCHED = new ShipmentDispatched(LEG, CARRIER, minute(10));

    private Given() {}

    static Instant minute(long minutes) {
        return PLANNED_AT.plusSeconds(60 * minutes);
    }

    static ShipmentState after(ShipmentEvent... events) {
        return after(ShipmentState.NONE, List.of(events));
    }

    static ShipmentState after(ShipmentState state, List<ShipmentEvent> events) {
        ShipmentState reached = state;
        for (ShipmentEvent event : events) {
            reached = reached.after(event);
        }
        return reached;
    }

    static PlanShipment plan() {
        return new PlanShipment(LEG, CHOICE, PLANNED_AT);
    }

    static DispatchShipment dispatch() {
        return new DispatchShipment(Shipment.id(SHIPMENT), minute(10));
    }

    static ReportMilestone report(Milestone.Type type, long minute) {
        return by(CARRIER, type, minute, null);
    }

    static ReportMilestone delivered(Condition condition, long minute) {
        return by(CARRIER, Milestone.Type.DELIVERED, minute, new ProofOfDelivery("Wang Li", condition));
    }

    static ReportMilestone by(String reporter, Milestone.Type type, long minute, ProofOfDelivery proof) {
        Milestone milestone = new Milestone(type, minute(minute), "Shaoxing", "as seen at the hub");
        return new ReportMilestone(Shipment.id(SHIPMENT), reporter, milestone, proof, minute(minute + 1));
    }

    static ReportDamageOnReceipt damageOnReceipt(long minute) {
        return new ReportDamageOnReceipt(Shipment.id(SHIPMENT), minute(minute), minute(minute + 1));
    }

    /** What a shipment decides about any command. */
    static List<ShipmentEvent> decide(ShipmentState state, ShipmentCommand command) {
        return switch (command) {
            case PlanShipment c -> ShipmentDecisions.plan(state, c);
            case DispatchShipment c -> ShipmentDecisions.dispatch(state, c);
            case ReportMilestone c -> ShipmentDecisions.report(state, c);
            case ReportDamageOnReceipt c -> ShipmentDecisions.damagedOnReceipt(state, c);
        };
    }
}
