package io.partline.logistics.shipment;

import io.partline.chassis.testing.Specification;
import io.partline.logistics.carrier.Lane;
import io.partline.logistics.carrier.LaneOffer;
import io.partline.logistics.carrierchoice.CarrierChoice;
import io.partline.logistics.shipment.ProofOfDelivery.Condition;
import io.partline.logistics.shipment.ShipmentCommand.CancelShipment;
import io.partline.logistics.shipment.ShipmentCommand.DispatchShipment;
import io.partline.logistics.shipment.ShipmentCommand.PlanShipment;
import io.partline.logistics.shipment.ShipmentCommand.ReportMilestone;
import io.partline.logistics.shipment.ShipmentCommand.ReportReceipt;
import io.partline.logistics.shipment.ShipmentEvent.Discovered;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDamaged;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDelivered;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDispatched;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentPlanned;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A door hinge on its way from Ningbo to Taizhou, by carrier CR-01. */
final class HingeShipment {
    static final Specification<ShipmentState, ShipmentCommand, ShipmentEvent> SHIPMENT =
            Specification.of(new ShipmentAggregate().shipmentDecider());

    static final ShipmentId ID = ShipmentId.ofAttempt("SO-7Q2M4K8ZP1XA-1", 1);
    static final String CARRIER = "CR-01";
    static final Instant PLANNED_AT = Instant.parse("2026-11-23T08:00:00Z");
    static final CarrierChoice CHOICE = CarrierChoice.among(List.of(
            new LaneOffer(CARRIER, new Lane("EAST", "EAST", 8, new BigDecimal("18.00"), "CNY", 200, 194, 1)),
            new LaneOffer("CR-02", new Lane("EAST", "EAST", 6, new BigDecimal("15.00"), "CNY", 200, 150, 20))));
    static final ShipmentDetails DETAILS = new ShipmentDetails(
            ID, "SO-7Q2M4K8ZP1XA", "SO-7Q2M4K8ZP1XA-1", 1, "DHF-215KA", 1, "C-NB", "S-TZ-01", null, null, null, null);
    static final ShipmentPlanned PLANNED = new ShipmentPlanned(DETAILS, CARRIER, CHOICE, minute(8 * 60), PLANNED_AT);
    static final ShipmentDispatched DISPATCHED = new ShipmentDispatched(DETAILS, CARRIER, minute(10));
    static final ShipmentDelivered DELIVERED = delivery(deliver(Condition.GOOD, 300));
    static final ShipmentDamaged DAMAGED = damage(report(Milestone.Type.DAMAGED, 60));

    private HingeShipment() {}

    static Instant minute(long minutes) {
        return PLANNED_AT.plusSeconds(60 * minutes);
    }

    static PlanShipment plan() {
        return new PlanShipment(DETAILS, CHOICE, PLANNED_AT);
    }

    static DispatchShipment dispatch() {
        return new DispatchShipment(ID, minute(10));
    }

    static ReportMilestone report(Milestone.Type type, long minute) {
        return by(CARRIER, type, minute, null);
    }

    static ReportMilestone deliver(Condition condition, long minute) {
        return by(CARRIER, Milestone.Type.DELIVERED, minute, new ProofOfDelivery("Wang Li", condition));
    }

    static ReportMilestone by(String reporter, Milestone.Type type, long minute, ProofOfDelivery proof) {
        Milestone milestone = new Milestone(type, minute(minute), "Shaoxing", "as seen at the hub", null);
        return new ReportMilestone(ID, reporter, milestone, proof, false, minute(minute + 1));
    }

    /** As a carrier's topic tells it: before the dispatch it waits. */
    static ReportMilestone byTopic(Milestone.Type type, long minute, ProofOfDelivery proof) {
        Milestone milestone = new Milestone(type, minute(minute), "Shaoxing", "as seen at the hub", null);
        return new ReportMilestone(ID, CARRIER, milestone, proof, true, minute(minute + 1));
    }

    static CancelShipment cancel() {
        return new CancelShipment(DETAILS, minute(9));
    }

    static ReportReceipt damageOnReceipt(long minute) {
        return new ReportReceipt(ID, null, 1, minute(minute), minute(minute + 1));
    }

    static ShipmentDelivered delivery(ReportMilestone c) {
        return new ShipmentDelivered(DETAILS, CARRIER, c.milestone().occurredAt(), c.proofOfDelivery(), c.at());
    }

    static ShipmentDamaged damage(ReportMilestone c) {
        Milestone m = c.milestone();
        return new ShipmentDamaged(
                DETAILS, CARRIER, Discovered.IN_TRANSIT, 1, m.occurredAt(), m.location(), m.note(), c.at());
    }
}
