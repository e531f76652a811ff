package io.partline.logistics.shipment;

import static io.partline.logistics.shipment.HingeShipment.CARRIER;
import static io.partline.logistics.shipment.HingeShipment.CHOICE;
import static io.partline.logistics.shipment.HingeShipment.DAMAGED;
import static io.partline.logistics.shipment.HingeShipment.DELIVERED;
import static io.partline.logistics.shipment.HingeShipment.DETAILS;
import static io.partline.logistics.shipment.HingeShipment.DISPATCHED;
import static io.partline.logistics.shipment.HingeShipment.ID;
import static io.partline.logistics.shipment.HingeShipment.PLANNED;
import static io.partline.logistics.shipment.HingeShipment.PLANNED_AT;
import static io.partline.logistics.shipment.HingeShipment.SHIPMENT;
import static io.partline.logistics.shipment.HingeShipment.by;
import static io.partline.logistics.shipment.HingeShipment.byTopic;
import static io.partline.logistics.shipment.HingeShipment.cancel;
import static io.partline.logistics.shipment.HingeShipment.damage;
import static io.partline.logistics.shipment.HingeShipment.damageOnReceipt;
import static io.partline.logistics.shipment.HingeShipment.deliver;
import static io.partline.logistics.shipment.HingeShipment.delivery;
import static io.partline.logistics.shipment.HingeShipment.dispatch;
import static io.partline.logistics.shipment.HingeShipment.minute;
import static io.partline.logistics.shipment.HingeShipment.plan;
import static io.partline.logistics.shipment.HingeShipment.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.refusal.Invalid;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.refusal.Refusal;
import io.partline.chassis.testing.Specification;
import io.partline.logistics.carrierchoice.CarrierChoice;
import io.partline.logistics.shipment.Milestone.Type;
import io.partline.logistics.shipment.ProofOfDelivery.Condition;
import io.partline.logistics.shipment.ShipmentCommand.DispatchShipment;
import io.partline.logistics.shipment.ShipmentCommand.PlanShipment;
import io.partline.logistics.shipment.ShipmentCommand.ReportMilestone;
import io.partline.logistics.shipment.ShipmentCommand.ReportReceipt;
import io.partline.logistics.shipment.ShipmentEvent.Discovered;
import io.partline.logistics.shipment.ShipmentEvent.MilestoneHeld;
import io.partline.logistics.shipment.ShipmentEvent.MilestoneReported;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentCancelled;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDamaged;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDispatched;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentFailed;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentPlanned;
import io.partline.logistics.shipment.ShipmentRefusal.AlreadyEnded;
import io.partline.logistics.shipment.ShipmentRefusal.BeforeItLeft;
import io.partline.logistics.shipment.ShipmentRefusal.InTheFuture;
import io.partline.logistics.shipment.ShipmentRefusal.MoreThanLeft;
import io.partline.logistics.shipment.ShipmentRefusal.NotDispatched;
import io.partline.logistics.shipment.ShipmentRefusal.ProofMissing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShipmentTest {
    private static Specification<ShipmentState, ShipmentCommand, ShipmentEvent>.Past planned() {
        return SHIPMENT.given(PLANNED);
    }

    private static Specification<ShipmentState, ShipmentCommand, ShipmentEvent>.Past inTransit() {
        return SHIPMENT.given(PLANNED, DISPATCHED);
    }

    private static Specification<ShipmentState, ShipmentCommand, ShipmentEvent>.Past delivered() {
        return SHIPMENT.given(PLANNED, DISPATCHED, DELIVERED);
    }

    private static Specification<ShipmentState, ShipmentCommand, ShipmentEvent>.Past damaged() {
        return SHIPMENT.given(PLANNED, DISPATCHED, DAMAGED);
    }

    private static List<Specification<ShipmentState, ShipmentCommand, ShipmentEvent>.Past> anyStatus() {
        return List.of(planned(), inTransit(), damaged(), delivered());
    }

    private static void is(int status, String problem, Refusal refusal) {
        assertThat(refusal.kind().status()).isEqualTo(status);
        assertThat(refusal.problem()).isEqualTo(problem);
    }

    @Test
    void is_planned_with_the_best_carrier_and_expected_after_its_transit_time() {
        var past = SHIPMENT.given().when(plan()).then(PLANNED);
        assertThat(past.state().status()).isEqualTo(ShipmentStatus.PLANNED);
        assertThat(past.state().shipment().carrierId()).isEqualTo(CARRIER);
        assertThat(past.state().shipment().expectedDeliveryAt()).isEqualTo(minute(8 * 60));
    }

    @Test
    void is_planned_once_whatever_the_second_plan_says() {
        PlanShipment other = new PlanShipment(DETAILS, CarrierChoice.among(List.of()), minute(9));
        anyStatus().forEach(past -> past.when(other).thenNothing());
    }

    @Test
    void nothing_can_happen_to_a_shipment_that_nobody_planned() {
        for (ShipmentCommand command : List.of(dispatch(), report(Type.PICKED_UP, 20), damageOnReceipt(20))) {
            SHIPMENT.given().when(command).thenRefused(NotFound.class, ID.value());
        }
    }

    @Test
    void is_dispatched_once() {
        var past = planned().when(dispatch()).then(DISPATCHED);
        assertThat(past.state().status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
        past.when(new DispatchShipment(ID, minute(11))).thenNothing();
    }

    @Test
    void cannot_be_dispatched_after_its_end() {
        is(409, "shipment-ended", delivered().when(dispatch()).thenRefused(AlreadyEnded.class, "is DELIVERED"));
        is(409, "shipment-ended", damaged().when(dispatch()).thenRefused(AlreadyEnded.class, "is DAMAGED"));
    }

    @ParameterizedTest
    @EnumSource(Type.class)
    void has_no_milestone_before_dispatch(Type type) {
        ReportMilestone early = by(CARRIER, type, 5, new ProofOfDelivery("Wang Li", Condition.GOOD));
        if (type == Type.PICKED_UP) {
            return;
        }
        is(409, "not-dispatched", planned().when(early).thenRefused(NotDispatched.class, "has not left its source"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Type.class,
            names = {"PICKED_UP", "IN_TRANSIT", "ARRIVED", "OUT_FOR_DELIVERY"})
    void keeps_every_milestone_on_the_way_and_stays_in_transit(Type type) {
        ReportMilestone report = report(type, 30);
        var past =
                inTransit().when(report).then(new MilestoneReported(DETAILS, CARRIER, report.milestone(), report.at()));
        assertThat(past.state().status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
        assertThat(past.state().milestones()).containsExactly(report.milestone());
        past.when(report).thenNothing();
    }

    @Test
    void who_has_picked_it_up_has_it_whether_or_not_the_source_said_so() {
        ReportMilestone pickedUp = report(Type.PICKED_UP, 5);
        var past = planned()
                .when(pickedUp)
                .then(
                        new ShipmentDispatched(DETAILS, CARRIER, pickedUp.at()),
                        new MilestoneReported(DETAILS, CARRIER, pickedUp.milestone(), pickedUp.at()));
        assertThat(past.state().status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
        past.when(dispatch()).thenNothing();
    }

    @Test
    void what_a_topic_tells_before_the_dispatch_waits_for_it_and_counts_then() {
        ReportMilestone onTheRoad = byTopic(Type.IN_TRANSIT, 6, null);
        ReportMilestone arrived = byTopic(Type.DELIVERED, 8, new ProofOfDelivery("Wang Li", Condition.GOOD));
        var waits = planned()
                .when(onTheRoad)
                .then(new MilestoneHeld(DETAILS, CARRIER, onTheRoad.milestone(), null, null, onTheRoad.at()));
        waits.when(onTheRoad).thenNothing();
        assertThat(waits.state().status()).isEqualTo(ShipmentStatus.PLANNED);
        waits.and(arrived)
                .when(dispatch())
                .then(
                        DISPATCHED,
                        new MilestoneReported(DETAILS, CARRIER, onTheRoad.milestone(), onTheRoad.at()),
                        delivery(arrived));
    }

    @Test
    void what_only_informs_may_be_told_after_the_end_of_a_time_before_it() {
        ReportMilestone late = report(Type.ARRIVED, 200);
        var past = delivered().when(late).then(new MilestoneReported(DETAILS, CARRIER, late.milestone(), late.at()));
        assertThat(past.state().status()).isEqualTo(ShipmentStatus.DELIVERED);
        ReportMilestone later = report(Type.OUT_FOR_DELIVERY, 250);
        past.when(later).then(new MilestoneReported(DETAILS, CARRIER, later.milestone(), later.at()));
        delivered().when(report(Type.ARRIVED, 301)).thenRefused(AlreadyEnded.class, "is DELIVERED");
    }

    @Test
    void nothing_happens_before_it_left() {
        is(
                422,
                "occurred-before-it-left",
                SHIPMENT.given(PLANNED, DISPATCHED)
                        .when(new ReportMilestone(
                                ID,
                                CARRIER,
                                new Milestone(Type.ARRIVED, minute(4), null, null, null),
                                null,
                                false,
                                minute(30)))
                        .thenRefused(BeforeItLeft.class, "before the shipment left"));
    }

    @Test
    void a_carrier_may_tell_its_day_at_once_when_the_source_was_late_with_the_dispatch() {
        var past = SHIPMENT.given(PLANNED, new ShipmentDispatched(DETAILS, CARRIER, minute(240)));
        for (ReportMilestone told :
                List.of(report(Type.PICKED_UP, 30), report(Type.ARRIVED, 90), deliver(Condition.GOOD, 120))) {
            past = past.when(new ReportMilestone(
                            ID, CARRIER, told.milestone(), told.proofOfDelivery(), false, minute(241)))
                    .accepted();
        }
        assertThat(past.state().status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(past.state().delivery().deliveredAt()).isEqualTo(minute(120));
    }

    @Test
    void a_lost_refused_or_returned_shipment_failed() {
        for (Type type : List.of(Type.LOST, Type.REFUSED, Type.RETURNED)) {
            var past = inTransit().when(report(type, 60)).accepted();
            assertThat(past.state().status()).isEqualTo(ShipmentStatus.FAILED);
            past.when(report(type, 60)).thenNothing();
            past.when(deliver(Condition.GOOD, 300)).thenRefused(AlreadyEnded.class, "is FAILED");
        }
    }

    @Test
    void what_is_called_off_before_it_left_is_cancelled_and_what_has_left_goes_on() {
        var off = planned().when(cancel()).then(new ShipmentCancelled(DETAILS, CARRIER, minute(9)));
        assertThat(off.state().status()).isEqualTo(ShipmentStatus.CANCELLED);
        off.when(cancel()).thenNothing();
        off.when(dispatch()).thenRefused(AlreadyEnded.class, "is CANCELLED");
        for (var past : List.of(inTransit(), delivered(), damaged())) {
            past.when(cancel()).thenNothing();
        }
    }

    @Test
    void what_a_carrier_has_told_on_the_way_cannot_be_called_off() {
        ReportMilestone onTheRoad = byTopic(Type.IN_TRANSIT, 6, null);
        var past = planned()
                .and(onTheRoad)
                .when(cancel())
                .then(
                        new ShipmentDispatched(DETAILS, CARRIER, cancel().at()),
                        new MilestoneReported(DETAILS, CARRIER, onTheRoad.milestone(), onTheRoad.at()));
        assertThat(past.state().status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
    }

    @Test
    void what_was_called_off_and_is_on_its_way_all_the_same_has_left() {
        var off = planned().and(cancel());
        for (ReportMilestone told : List.of(report(Type.PICKED_UP, 12), byTopic(Type.ARRIVED, 20, null))) {
            var past = off.when(told)
                    .then(
                            new ShipmentDispatched(DETAILS, CARRIER, told.at()),
                            new MilestoneReported(DETAILS, CARRIER, told.milestone(), told.at()));
            assertThat(past.state().status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
            past.when(cancel()).thenNothing();
        }
        off.when(report(Type.ARRIVED, 20)).thenRefused(AlreadyEnded.class, "is CANCELLED");
    }

    @Test
    void what_is_called_off_before_it_was_planned_is_never_planned() {
        SHIPMENT.given()
                .when(cancel())
                .then(new ShipmentCancelled(DETAILS, null, minute(9)))
                .when(plan())
                .thenNothing();
    }

    @Test
    void of_ten_belts_one_may_be_torn_and_the_other_nine_arrive() {
        ShipmentDetails ten = new ShipmentDetails(
                ID,
                "SO-7Q2M4K8ZP1XA",
                "SO-7Q2M4K8ZP1XA-1",
                1,
                "BLT-139B",
                10,
                "C-NB",
                "S-TZ-01",
                null,
                null,
                null,
                null);
        var past = SHIPMENT.given(
                new ShipmentPlanned(ten, CARRIER, CHOICE, minute(8 * 60), PLANNED_AT),
                new ShipmentDispatched(ten, CARRIER, minute(10)));
        Milestone torn = new Milestone(Type.DAMAGED, minute(60), null, null, 1L);
        var oneTorn = past.when(new ReportMilestone(ID, CARRIER, torn, null, false, minute(61)))
                .then(new ShipmentDamaged(ten, CARRIER, Discovered.IN_TRANSIT, 1, minute(60), null, null, minute(61)));
        assertThat(oneTorn.state().status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
        var arrived = oneTorn.when(deliver(Condition.GOOD, 300)).accepted();
        assertThat(arrived.state().status()).isEqualTo(ShipmentStatus.DELIVERED);
        var short2 = arrived.when(new ReportReceipt(ID, FailureReason.SHORT, 2, minute(320), minute(321)))
                .then(new ShipmentFailed(
                        ten, CARRIER, FailureReason.SHORT, 2, minute(320), "S-TZ-01", "found on receipt", minute(321)));
        assertThat(short2.state().left()).isEqualTo(7);
        assertThat(short2.state().status()).isEqualTo(ShipmentStatus.DELIVERED);
    }

    private static ReportMilestone ofPieces(Type type, long minute, Long quantity, ProofOfDelivery proof) {
        return new ReportMilestone(
                ID,
                CARRIER,
                new Milestone(type, minute(minute), null, null, quantity),
                proof,
                false,
                minute(minute + 1));
    }

    private static Specification<ShipmentState, ShipmentCommand, ShipmentEvent>.Past tenOnTheirWay() {
        ShipmentDetails ten = new ShipmentDetails(
                ID,
                "SO-7Q2M4K8ZP1XA",
                "SO-7Q2M4K8ZP1XA-1",
                1,
                "DHF-215KA",
                10,
                "C-NB",
                "S-TZ-01",
                null,
                null,
                null,
                null);
        return SHIPMENT.given(
                new ShipmentPlanned(ten, CARRIER, CHOICE, minute(480), PLANNED_AT),
                new ShipmentDispatched(ten, CARRIER, minute(10)));
    }

    @Test
    void of_ten_one_may_be_refused_and_one_be_signed_for_as_damaged() {
        var past = tenOnTheirWay().when(ofPieces(Type.REFUSED, 60, 1L, null)).accepted();
        assertThat(past.state().left()).isEqualTo(9);
        past.when(ofPieces(Type.REFUSED, 60, 1L, null)).thenNothing();
        past.when(ofPieces(Type.LOST, 70, 10L, null)).thenRefused(MoreThanLeft.class, "9 pieces are left");
        var arrived = past.when(ofPieces(Type.DELIVERED, 90, 1L, new ProofOfDelivery("Wang Li", Condition.DAMAGED)))
                .accepted();
        assertThat(arrived.state().status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(arrived.state().left()).isEqualTo(8);
        arrived.when(ofPieces(Type.DELIVERED, 90, 1L, new ProofOfDelivery("Wang Li", Condition.DAMAGED)))
                .thenNothing();
    }

    @Test
    void pieces_are_counted_only_where_something_is_wrong_with_them() {
        tenOnTheirWay().when(ofPieces(Type.ARRIVED, 60, 1L, null)).thenRefused(Invalid.class, "quantity");
        tenOnTheirWay()
                .when(ofPieces(Type.DELIVERED, 60, 9L, new ProofOfDelivery("Wang Li", Condition.GOOD)))
                .thenRefused(Invalid.class, "quantity");
    }

    @Test
    void another_carrier_does_not_find_it_in_whatever_state_it_is() {
        anyStatus()
                .forEach(
                        past -> past.when(by("CR-02", Type.DAMAGED, 60, null)).thenRefused(NotFound.class, ID.value()));
    }

    @Test
    void headquarters_may_report_in_the_carriers_stead() {
        ReportMilestone report = by(null, Type.ARRIVED, 200, null);
        inTransit().when(report).then(new MilestoneReported(DETAILS, CARRIER, report.milestone(), report.at()));
    }

    @Test
    void is_damaged_in_transit() {
        ReportMilestone report = report(Type.DAMAGED, 60);
        var past = inTransit().when(report).then(damage(report));
        assertThat(past.state().status()).isEqualTo(ShipmentStatus.DAMAGED);
        past.when(report).thenNothing();
    }

    @Test
    void a_damaged_shipment_cannot_be_delivered_nor_move_on() {
        AlreadyEnded refusal =
                damaged().when(deliver(Condition.GOOD, 300)).thenRefused(AlreadyEnded.class, "is DAMAGED");
        is(409, "shipment-ended", refusal);
        assertThat(refusal.facts())
                .isEqualTo(Map.of("shipmentId", ID.value(), "shipmentStatus", ShipmentStatus.DAMAGED));
        damaged().when(report(Type.ARRIVED, 300)).thenRefused(AlreadyEnded.class, "is DAMAGED");
    }

    @Test
    void is_delivered_with_a_proof() {
        ReportMilestone report = deliver(Condition.GOOD, 300);
        ShipmentState state = inTransit().when(report).then(delivery(report)).state();
        assertThat(state.status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(state.delivery())
                .isEqualTo(new Delivery(minute(300), new ProofOfDelivery("Wang Li", Condition.GOOD)));
    }

    @Test
    void no_delivery_without_proof() {
        is(
                422,
                "proof-of-delivery-missing",
                inTransit().when(report(Type.DELIVERED, 300)).thenRefused(ProofMissing.class, "proofOfDelivery"));
    }

    @Test
    void the_same_delivery_again_changes_nothing_another_one_is_refused() {
        delivered().when(deliver(Condition.GOOD, 300)).thenNothing();
        for (ShipmentCommand other : List.of(
                deliver(Condition.GOOD, 301),
                deliver(Condition.DAMAGED, 300),
                report(Type.DELIVERED, 300),
                report(Type.DAMAGED, 300))) {
            is(409, "shipment-ended", delivered().when(other).thenRefused(AlreadyEnded.class, "is DELIVERED"));
        }
    }

    @Test
    void a_bare_delivery_report_cannot_be_followed_by_one_that_contradicts_it() {
        Milestone bare = new Milestone(Type.DELIVERED, minute(300), null, null, null);
        ReportMilestone signed = new ReportMilestone(
                ID, CARRIER, bare, new ProofOfDelivery("Wang Li", Condition.GOOD), false, minute(301));
        ReportMilestone otherSigner = new ReportMilestone(
                ID, CARRIER, bare, new ProofOfDelivery("Somebody else", Condition.GOOD), false, minute(302));
        var past = SHIPMENT.given(PLANNED, DISPATCHED, delivery(signed));
        past.when(signed).thenNothing();
        past.when(otherSigner).thenRefused(AlreadyEnded.class, "is DELIVERED");
    }

    @Test
    void delivered_damaged_is_damage_found_on_receipt_and_may_be_told_twice() {
        ReportMilestone report = deliver(Condition.DAMAGED, 300);
        inTransit()
                .when(report)
                .then(new ShipmentDamaged(
                        DETAILS,
                        CARRIER,
                        Discovered.ON_RECEIPT,
                        1,
                        minute(300),
                        "Shaoxing",
                        "as seen at the hub",
                        minute(301)))
                .when(report)
                .thenNothing();
    }

    @Test
    void the_receiver_may_find_damage_after_delivery() {
        var past = delivered()
                .when(damageOnReceipt(320))
                .then(new ShipmentDamaged(
                        DETAILS,
                        CARRIER,
                        Discovered.BY_RECEIVER,
                        1,
                        minute(320),
                        "S-TZ-01",
                        "found damaged on receipt",
                        minute(321)));
        assertThat(past.state().status()).isEqualTo(ShipmentStatus.DAMAGED);
        assertThat(past.state().delivery().deliveredAt())
                .as("it had been delivered all the same")
                .isEqualTo(minute(300));
        past.when(damageOnReceipt(330)).thenNothing();
        past.when(deliver(Condition.GOOD, 300)).thenNothing();
    }

    @Test
    void the_receiver_may_be_quicker_than_the_carriers_report() {
        assertThat(inTransit().when(damageOnReceipt(290)).accepted().state().status())
                .isEqualTo(ShipmentStatus.DAMAGED);
    }

    @Test
    void nobody_receives_what_was_not_dispatched() {
        planned().when(damageOnReceipt(5)).thenRefused(NotDispatched.class, "has not left its source");
    }

    @Test
    void what_has_not_happened_yet_cannot_be_reported_but_a_clock_may_be_five_minutes_ahead() {
        Milestone ahead = new Milestone(Type.ARRIVED, minute(30), null, null, null);
        inTransit()
                .when(new ReportMilestone(ID, CARRIER, ahead, null, false, minute(25)))
                .then(new MilestoneReported(DETAILS, CARRIER, ahead, minute(25)));
        is(
                422,
                "occurred-in-the-future",
                inTransit()
                        .when(new ReportMilestone(ID, CARRIER, ahead, null, false, minute(24)))
                        .thenRefused(InTheFuture.class, "has not come yet"));
    }

    @Test
    void each_attempt_has_an_id_of_its_own() {
        assertThat(ID.value()).isEqualTo("SH-SO-7Q2M4K8ZP1XA-1.1");
        assertThat(ID.aggregateId()).isEqualTo("shipment:SH-SO-7Q2M4K8ZP1XA-1.1");
        assertThat(DETAILS.nextAttempt().value()).isEqualTo("SH-SO-7Q2M4K8ZP1XA-1.2");
    }

    @Test
    void reserved_stock_becomes_a_shipment_that_replaces_the_attempt_before() {
        GoodsToShip first = new GoodsToShip(
                "SO-7Q2M4K8ZP1XA", "SO-7Q2M4K8ZP1XA-1", null, 1, "DHF-215KA", null, 1, null, "C-NB", "S-TZ-01", null);
        GoodsToShip second = new GoodsToShip(
                "SO-7Q2M4K8ZP1XA", "SO-7Q2M4K8ZP1XA-1", null, 2, "DHF-215KA", null, 1, null, "HQ", "S-TZ-01", 1);
        assertThat(first.toShip()).isEqualTo(DETAILS);
        assertThat(second.toShip().shipmentId()).isEqualTo(DETAILS.nextAttempt());
        assertThat(second.toShip().replaces()).isEqualTo(ID);
    }

    @Test
    void its_state_survives_a_snapshot() {
        anyStatus()
                .forEach(past -> assertThat(EventJson.read(EventJson.write(past.state()), ShipmentState.class))
                        .isEqualTo(past.state()));
        assertThat(EventJson.read(EventJson.write(ShipmentState.EMPTY), ShipmentState.class))
                .isEqualTo(ShipmentState.EMPTY);
    }
}
