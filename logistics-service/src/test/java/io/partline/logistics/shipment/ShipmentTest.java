package io.partline.logistics.shipment;

import static io.partline.logistics.shipment.Given.CARRIER;
import static io.partline.logistics.shipment.Given.DISPATCHED;
import static io.partline.logistics.shipment.Given.LEG;
import static io.partline.logistics.shipment.Given.PLANNED;
import static io.partline.logistics.shipment.Given.SHIPMENT;
import static io.partline.logistics.shipment.Given.after;
import static io.partline.logistics.shipment.Given.by;
import static io.partline.logistics.shipment.Given.damageOnReceipt;
import static io.partline.logistics.shipment.Given.decide;
import static io.partline.logistics.shipment.Given.delivered;
import static io.partline.logistics.shipment.Given.dispatch;
import static io.partline.logistics.shipment.Given.minute;
import static io.partline.logistics.shipment.Given.plan;
import static io.partline.logistics.shipment.Given.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.refusal.Refusal;
import io.partline.logistics.carrierchoice.CarrierChoice;
import io.partline.logistics.shipment.Milestone.Type;
import io.partline.logistics.shipment.ProofOfDelivery.Condition;
import io.partline.logistics.shipment.ShipmentCommand.DispatchShipment;
import io.partline.logistics.shipment.ShipmentCommand.PlanShipment;
import io.partline.logistics.shipment.ShipmentCommand.ReportMilestone;
import io.partline.logistics.shipment.ShipmentEvent.Discovered;
import io.partline.logistics.shipment.ShipmentEvent.MilestoneReported;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDamaged;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDelivered;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDispatched;
import io.partline.logistics.shipment.ShipmentState.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShipmentTest {
    private static final ShipmentState DELIVERED =
            after(PLANNED, DISPATCHED, (ShipmentEvent) delivery(delivered(Condition.GOOD, 300)));
    private static final ShipmentState DAMAGED = after(PLANNED, DISPATCHED, damage(report(Type.DAMAGED, 60)));

    private static ShipmentDelivered delivery(ReportMilestone c) {
        return new ShipmentDelivered(LEG, CARRIER, c.milestone().occurredAt(), c.proofOfDelivery(), c.at());
    }

    private static ShipmentDamaged damage(ReportMilestone c) {
        Milestone m = c.milestone();
        return new ShipmentDamaged(LEG, CARRIER, Discovered.IN_TRANSIT, m.occurredAt(), m.location(), m.note(), c.at());
    }

    private static Refusal refusal(ShipmentState state, ShipmentCommand command) {
        return catchThrowableOfType(Refusal.class, () -> decide(state, command));
    }

    private static void isRefused(ShipmentState state, ShipmentCommand command, int status, String problem) {
        Refusal refusal = refusal(state, command);
        assertThat(refusal).as("%s is refused", command).isNotNull();
        assertThat(refusal.kind().status()).isEqualTo(status);
        assertThat(refusal.problem()).isEqualTo(problem);
    }

    @Test
    void is_planned_with_the_best_carrier_and_expected_after_its_transit_time() {
        assertThat(decide(ShipmentState.NONE, plan())).containsExactly(PLANNED);
        assertThat(after(PLANNED).status()).isEqualTo(Status.PLANNED);
        assertThat(after(PLANNED).carrierId()).isEqualTo(CARRIER);
    }

    @Test
    void is_planned_once_whatever_the_second_plan_says() {
        PlanShipment other = new PlanShipment(LEG, CarrierChoice.among(List.of()), minute(9));
        for (ShipmentState state : List.of(after(PLANNED), after(PLANNED, DISPATCHED), DAMAGED, DELIVERED)) {
            assertThat(decide(state, other)).isEmpty();
        }
    }

    @Test
    void nothing_can_happen_to_a_shipment_that_nobody_planned() {
        for (ShipmentCommand command : List.of(dispatch(), report(Type.PICKED_UP, 20), damageOnReceipt(20))) {
            assertThat(refusal(ShipmentState.NONE, command))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining(SHIPMENT);
        }
    }

    @Test
    void is_dispatched_once() {
        assertThat(decide(after(PLANNED), dispatch())).containsExactly(DISPATCHED);
        assertThat(after(PLANNED, DISPATCHED).status()).isEqualTo(Status.IN_TRANSIT);
        assertThat(decide(after(PLANNED, DISPATCHED), new DispatchShipment(Shipment.id(SHIPMENT), minute(11))))
                .isEmpty();
    }

    @Test
    void cannot_be_dispatched_after_its_end() {
        isRefused(DELIVERED, dispatch(), 409, "shipment-ended");
        isRefused(DAMAGED, dispatch(), 409, "shipment-ended");
    }

    @ParameterizedTest
    @EnumSource(Type.class)
    void has_no_milestone_before_dispatch(Type type) {
        ReportMilestone early = by(CARRIER, type, 5, new ProofOfDelivery("Wang Li", Condition.GOOD));
        isRefused(after(PLANNED), early, 409, "not-dispatched");
    }

    @ParameterizedTest
    @EnumSource(
            value = Type.class,
            names = {"PICKED_UP", "IN_TRANSIT", "ARRIVED", "OUT_FOR_DELIVERY"})
    void keeps_every_milestone_on_the_way_and_stays_in_transit(Type type) {
        ReportMilestone report = report(type, 30);
        List<ShipmentEvent> events = decide(after(PLANNED, DISPATCHED), report);
        assertThat(events).containsExactly(new MilestoneReported(LEG, CARRIER, report.milestone(), report.at()));
        ShipmentState state = after(after(PLANNED, DISPATCHED), events);
        assertThat(state.status()).isEqualTo(Status.IN_TRANSIT);
        assertThat(state.milestones()).containsExactly(report.milestone());
        assertThat(decide(state, report)).as("the same report again").isEmpty();
    }

    @Test
    void another_carrier_does_not_find_it_in_whatever_state_it_is() {
        for (ShipmentState state : List.of(after(PLANNED), after(PLANNED, DISPATCHED), DAMAGED, DELIVERED)) {
            isRefused(state, by("CR-02", Type.DAMAGED, 60, null), 404, "not-found");
        }
    }

    @Test
    void headquarters_may_report_in_the_carriers_stead() {
        ReportMilestone report = by(null, Type.ARRIVED, 200, null);
        assertThat(decide(after(PLANNED, DISPATCHED), report))
                .containsExactly(new MilestoneReported(LEG, CARRIER, report.milestone(), report.at()));
    }

    @Test
    void is_damaged_in_transit() {
        ReportMilestone report = report(Type.DAMAGED, 60);
        assertThat(decide(after(PLANNED, DISPATCHED), report)).containsExactly(damage(report));
        assertThat(DAMAGED.status()).isEqualTo(Status.DAMAGED);
        assertThat(decide(DAMAGED, report)).as("the same report again").isEmpty();
    }

    @Test
    void a_damaged_shipment_cannot_be_delivered_nor_move_on() {
        isRefused(DAMAGED, delivered(Condition.GOOD, 300), 409, "shipment-ended");
        isRefused(DAMAGED, report(Type.ARRIVED, 300), 409, "shipment-ended");
        assertThat(refusal(DAMAGED, delivered(Condition.GOOD, 300)).facts())
                .isEqualTo(java.util.Map.of("shipmentId", SHIPMENT, "status", Status.DAMAGED));
    }

    @Test
    void is_delivered_with_a_proof() {
        ReportMilestone report = delivered(Condition.GOOD, 300);
        assertThat(decide(after(PLANNED, DISPATCHED), report)).containsExactly(delivery(report));
        assertThat(DELIVERED.status()).isEqualTo(Status.DELIVERED);
        assertThat(DELIVERED.deliveredAt()).isEqualTo(minute(300));
        assertThat(DELIVERED.proofOfDelivery()).isEqualTo(new ProofOfDelivery("Wang Li", Condition.GOOD));
    }

    @Test
    void no_delivery_without_proof() {
        isRefused(after(PLANNED, DISPATCHED), report(Type.DELIVERED, 300), 422, "proof-of-delivery-missing");
    }

    @Test
    void the_same_delivery_again_changes_nothing_another_one_is_refused() {
        assertThat(decide(DELIVERED, delivered(Condition.GOOD, 300))).isEmpty();
        isRefused(DELIVERED, delivered(Condition.GOOD, 301), 409, "shipment-ended");
        isRefused(DELIVERED, delivered(Condition.DAMAGED, 300), 409, "shipment-ended");
        isRefused(DELIVERED, report(Type.DELIVERED, 300), 409, "shipment-ended");
        isRefused(DELIVERED, report(Type.DAMAGED, 300), 409, "shipment-ended");
    }

    @Test
    void a_bare_delivery_report_cannot_be_followed_by_one_that_contradicts_it() {
        ReportMilestone bare = new ReportMilestone(
                Shipment.id(SHIPMENT),
                CARRIER,
                new Milestone(Type.DELIVERED, minute(300), null, null),
                new ProofOfDelivery("Wang Li", Condition.GOOD),
                minute(301));
        ShipmentState state = after(PLANNED, DISPATCHED, delivery(bare));
        assertThat(decide(state, bare)).isEmpty();
        ReportMilestone otherSigner = new ReportMilestone(
                bare.aggregateId(),
                CARRIER,
                bare.milestone(),
                new ProofOfDelivery("Somebody else", Condition.GOOD),
                minute(302));
        isRefused(state, otherSigner, 409, "shipment-ended");
    }

    @Test
    void delivered_damaged_is_damage_found_on_receipt_and_may_be_told_twice() {
        ReportMilestone report = delivered(Condition.DAMAGED, 300);
        List<ShipmentEvent> events = decide(after(PLANNED, DISPATCHED), report);
        assertThat(events)
                .containsExactly(new ShipmentDamaged(
                        LEG,
                        CARRIER,
                        Discovered.ON_RECEIPT,
                        minute(300),
                        "Shaoxing",
                        "as seen at the hub",
                        minute(301)));
        assertThat(decide(after(after(PLANNED, DISPATCHED), events), report)).isEmpty();
    }

    @Test
    void the_receiver_may_find_damage_after_delivery() {
        ShipmentDamaged found = new ShipmentDamaged(
                LEG, CARRIER, Discovered.ON_RECEIPT, minute(320), "S-TZ-01", "found damaged on receipt", minute(321));
        assertThat(decide(DELIVERED, damageOnReceipt(320))).containsExactly(found);
        ShipmentState state = after(DELIVERED, List.of(found));
        assertThat(state.status()).isEqualTo(Status.DAMAGED);
        assertThat(state.deliveredAt()).as("it had been delivered all the same").isEqualTo(minute(300));
        assertThat(decide(state, damageOnReceipt(330))).isEmpty();
        assertThat(decide(state, delivered(Condition.GOOD, 300)))
                .as("the carrier tells of the delivery again")
                .isEmpty();
    }

    @Test
    void the_receiver_may_be_quicker_than_the_carriers_report() {
        assertThat(decide(after(PLANNED, DISPATCHED), damageOnReceipt(290))).hasSize(1);
    }

    @Test
    void nobody_receives_what_was_not_dispatched() {
        isRefused(after(PLANNED), damageOnReceipt(5), 409, "not-dispatched");
    }

    @Test
    void what_has_not_happened_yet_cannot_be_reported_but_a_clock_may_be_five_minutes_ahead() {
        Milestone ahead = new Milestone(Type.ARRIVED, minute(30), null, null);
        ShipmentState state = after(PLANNED, DISPATCHED);
        assertThat(decide(state, new ReportMilestone(Shipment.id(SHIPMENT), CARRIER, ahead, null, minute(25))))
                .hasSize(1);
        isRefused(
                state,
                new ReportMilestone(Shipment.id(SHIPMENT), CARRIER, ahead, null, minute(24)),
                422,
                "occurred-in-the-future");
    }

    @Test
    void a_blank_note_says_nothing() {
        assertThat(new Milestone(Type.ARRIVED, minute(1), " ", ""))
                .isEqualTo(new Milestone(Type.ARRIVED, minute(1), null, null));
    }

    @Test
    void the_next_attempt_has_an_id_of_its_own() {
        assertThat(Leg.shipmentId("SO-7Q2M4K8ZP1XA-1", 1)).isEqualTo(SHIPMENT);
        assertThat(Leg.shipmentId("SO-7Q2M4K8ZP1XA-1", 2)).isEqualTo("SH-SO-7Q2M4K8ZP1XA-1.2");
    }

    @Test
    void dispatch_tells_its_whole_story() {
        assertThat(decide(after(PLANNED), dispatch()))
                .containsExactly(new ShipmentDispatched(LEG, CARRIER, minute(10)));
    }
}
