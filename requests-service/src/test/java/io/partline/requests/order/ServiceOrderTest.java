package io.partline.requests.order;

import static io.partline.requests.order.HingeOrder.APPROVED_BY_RULE;
import static io.partline.requests.order.HingeOrder.ASK_THE_CENTRE;
import static io.partline.requests.order.HingeOrder.LINE;
import static io.partline.requests.order.HingeOrder.LINE_2;
import static io.partline.requests.order.HingeOrder.ORDER;
import static io.partline.requests.order.HingeOrder.PLACED;
import static io.partline.requests.order.HingeOrder.PRICE;
import static io.partline.requests.order.HingeOrder.SPEC;
import static io.partline.requests.order.HingeOrder.STATION;
import static io.partline.requests.order.HingeOrder.backordered;
import static io.partline.requests.order.HingeOrder.damaged;
import static io.partline.requests.order.HingeOrder.delivered;
import static io.partline.requests.order.HingeOrder.dispatched;
import static io.partline.requests.order.HingeOrder.failed;
import static io.partline.requests.order.HingeOrder.hinge;
import static io.partline.requests.order.HingeOrder.hinges;
import static io.partline.requests.order.HingeOrder.minute;
import static io.partline.requests.order.HingeOrder.place;
import static io.partline.requests.order.HingeOrder.planned;
import static io.partline.requests.order.HingeOrder.receipt;
import static io.partline.requests.order.HingeOrder.released;
import static io.partline.requests.order.HingeOrder.report;
import static io.partline.requests.order.HingeOrder.reserved;
import static io.partline.requests.order.HingeOrder.shipment;
import static io.partline.requests.order.HingeOrder.status;
import static io.partline.requests.order.HingeOrder.tenHinges;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.EventJson;
import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.testing.FrozenFormats;
import io.partline.chassis.testing.Specification;
import io.partline.requests.catalogue.Money;
import io.partline.requests.order.OrderCommand.ApproveLine;
import io.partline.requests.order.OrderCommand.CancelLine;
import io.partline.requests.order.OrderCommand.CancelOrder;
import io.partline.requests.order.OrderCommand.ConfirmReceipt;
import io.partline.requests.order.OrderCommand.Decider;
import io.partline.requests.order.OrderCommand.EscalateApproval;
import io.partline.requests.order.OrderCommand.PlaceOrder;
import io.partline.requests.order.OrderCommand.RecordMilestone;
import io.partline.requests.order.OrderCommand.RejectLine;
import io.partline.requests.order.OrderEvent.ApprovalEscalated;
import io.partline.requests.order.OrderEvent.ApprovalRequested;
import io.partline.requests.order.OrderEvent.LineApproved;
import io.partline.requests.order.OrderEvent.LineCancelled;
import io.partline.requests.order.OrderEvent.LineReceived;
import io.partline.requests.order.OrderEvent.LineRejected;
import io.partline.requests.order.OrderEvent.MilestoneReported;
import io.partline.requests.order.OrderEvent.OrderedLine;
import io.partline.requests.order.OrderEvent.ServiceOrderClosed;
import io.partline.requests.order.OrderEvent.ServiceOrderCompleted;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import io.partline.requests.order.OrderRefusal.AlreadyDecided;
import io.partline.requests.order.OrderRefusal.LineEnded;
import io.partline.requests.order.OrderRefusal.LineNotReceivable;
import io.partline.requests.order.OrderRefusal.MoreThanThere;
import io.partline.requests.order.OrderRefusal.OrderEnded;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceOrderTest {
    private static final ServiceOrderPlaced HINGE_ORDERED = new ServiceOrderPlaced(
            ORDER,
            STATION,
            "C-HZ",
            "BCD-215KA",
            "KA2002-0723",
            Priority.CUSTOMER_DOWN,
            PLACED,
            PLACED,
            List.of(new OrderedLine(LINE, "DHF-215KA", 1, PRICE)),
            STATION,
            STATION);
    private static final CancelOrder CANCEL_ORDER =
            new CancelOrder(ORDER, STATION, "the customer bought a new fridge", minute(100));
    private static final ApprovalRequested CENTRE_ASKED =
            new ApprovalRequested(ORDER, LINE, "C-HZ", "no monthly quota is set", PRICE, minute(240), PLACED);

    private static LineApproved approved(Decision decision, String rule, String by, String note, Instant at) {
        return new LineApproved(
                ORDER,
                LINE,
                STATION,
                "DHF-215KA",
                1,
                Priority.CUSTOMER_DOWN,
                PLACED,
                decision,
                rule,
                by,
                note,
                true,
                at);
    }

    private static LineReceived received(String source, int attempt, String shipment, Condition condition) {
        return received(source, attempt, shipment, condition, 1, 900);
    }

    private static LineReceived received(
            String source, int attempt, String shipment, Condition condition, long quantity, long minute) {
        return new LineReceived(
                ORDER,
                LINE,
                STATION,
                "DHF-215KA",
                hinges(quantity),
                source,
                attempt,
                shipment,
                condition,
                "S-TZ-01.wang",
                minute(minute));
    }

    private static LineCancelled cancelled(LineId line) {
        return new LineCancelled(ORDER, line, STATION, "the customer bought a new fridge", minute(100));
    }

    private static ServiceOrderClosed closed(OrderStatus outcome, Instant at) {
        return new ServiceOrderClosed(ORDER, STATION, outcome, at);
    }

    private static CancelLine cancelLine(LineId line) {
        return new CancelLine(ORDER, line, STATION, "the customer bought a new fridge", minute(100));
    }

    private static final Decider LI = new Decider("C-HZ.li", "C-HZ", false);

    private static ApproveLine approve(int minute, String note) {
        return new ApproveLine(ORDER, LINE, LI, true, note, minute(minute));
    }

    private static RejectLine reject(LineId line, int minute) {
        return new RejectLine(ORDER, line, LI, "wrong part", minute(minute));
    }

    private static Specification<OrderState, OrderCommand, OrderEvent>.Past approvedByRule() {
        return SPEC.givenCommands(place(hinge(APPROVED_BY_RULE)));
    }

    private static Specification<OrderState, OrderCommand, OrderEvent>.Past waitingForTheCentre() {
        return SPEC.givenCommands(place(hinge(ASK_THE_CENTRE)));
    }

    @Test
    void a_line_inside_the_rule_is_approved_with_the_order() {
        OrderState state = SPEC.given()
                .when(place(hinge(APPROVED_BY_RULE)))
                .then(
                        HINGE_ORDERED,
                        approved(Decision.AUTO, "CUSTOMER_DOWN within quota of level B", null, null, PLACED))
                .state();
        assertThat(status(state)).isEqualTo(LineStatus.APPROVED);
    }

    @Test
    void placing_the_same_order_again_changes_nothing() {
        approvedByRule().when(place(hinge(APPROVED_BY_RULE))).thenNothing();
    }

    @Test
    void a_line_outside_the_rule_waits_for_its_approver() {
        OrderState state = SPEC.given()
                .when(place(hinge(ASK_THE_CENTRE)))
                .then(HINGE_ORDERED, CENTRE_ASKED)
                .state();
        assertThat(status(state)).isEqualTo(LineStatus.AWAITING_APPROVAL);
        assertThat(state.line(LINE).orElseThrow().approval().approver()).isEqualTo("C-HZ");
    }

    @Test
    void a_person_decides_once() {
        var approved = waitingForTheCentre()
                .when(approve(5, "urgent"))
                .then(approved(Decision.APPROVED, "no monthly quota is set", "C-HZ.li", "urgent", minute(5)));
        assertThat(status(approved.state())).isEqualTo(LineStatus.APPROVED);
        approved.when(approve(6, "")).thenRefused(AlreadyDecided.class, "decided already: APPROVED");
        approved.when(reject(LINE, 6)).thenRefused(AlreadyDecided.class, "decided already: APPROVED");
    }

    @Test
    void who_is_not_asked_any_more_cannot_decide_and_headquarters_can() {
        var escalated = waitingForTheCentre().and(new EscalateApproval(ORDER, LINE, "HQ", minute(500), minute(250)));
        escalated.when(approve(251, "")).thenRefused(Forbidden.class, "Only HQ or HQ may decide");
        waitingForTheCentre()
                .when(new ApproveLine(ORDER, LINE, new Decider("HQ.zhou", "HQ", true), true, "", minute(5)))
                .accepted();
    }

    @Test
    void nobody_decides_on_what_they_ordered_themselves_nor_a_system_on_what_its_site_ordered() {
        for (var parties :
                List.of(List.of("C-HZ.li", "C-HZ.li"), List.of("C-HZ.li", "C-HZ"), List.of("C-HZ", "C-HZ.li"))) {
            orderedBy(parties.getFirst())
                    .when(new ApproveLine(
                            ORDER, LINE, new Decider(parties.getLast(), "C-HZ", false), true, "", minute(5)))
                    .thenRefused(Forbidden.class, "Nobody decides on what they ordered themselves");
        }
        orderedBy("C-HZ.wu")
                .when(new ApproveLine(ORDER, LINE, LI, true, "", minute(5)))
                .accepted();
    }

    /** For the station, by somebody of its centre. */
    private static Specification<OrderState, OrderCommand, OrderEvent>.Past orderedBy(String person) {
        return SPEC.givenCommands(new PlaceOrder(
                ORDER,
                STATION,
                "C-HZ",
                "BCD-215KA",
                "KA2002-0723",
                Priority.CUSTOMER_DOWN,
                PLACED,
                List.of(hinge(ASK_THE_CENTRE)),
                person,
                "C-HZ",
                PLACED));
    }

    @Test
    void an_approval_without_a_note_has_none() {
        waitingForTheCentre()
                .when(approve(5, " "))
                .then(approved(Decision.APPROVED, "no monthly quota is set", "C-HZ.li", null, minute(5)));
    }

    @Test
    void an_order_whose_every_line_is_rejected_is_rejected() {
        OrderState state = waitingForTheCentre()
                .when(reject(LINE, 5))
                .then(
                        new LineRejected(ORDER, LINE, "C-HZ.li", "wrong part", minute(5)),
                        closed(OrderStatus.REJECTED, minute(5)))
                .state();
        assertThat(status(state)).isEqualTo(LineStatus.REJECTED);
        assertThat(state.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(state.closedAt()).isEqualTo(minute(5));
    }

    @Test
    void a_late_approval_goes_to_headquarters_once_and_not_after_it_is_decided() {
        EscalateApproval late = new EscalateApproval(ORDER, LINE, "HQ", minute(500), minute(250));
        var escalated = waitingForTheCentre()
                .when(late)
                .then(new ApprovalEscalated(
                        ORDER, LINE, "HQ", "no monthly quota is set", PRICE, minute(500), minute(250)));
        assertThat(escalated.state().line(LINE).orElseThrow().approval().approver())
                .isEqualTo("HQ");
        escalated.when(late).thenNothing();
        waitingForTheCentre().and(approve(5, "")).when(late).thenNothing();
    }

    @Test
    void the_status_follows_the_newest_attempt_through_damage() {
        var order = approvedByRule().and(report(backordered(1, minute(1))));
        assertThat(status(order.state())).isEqualTo(LineStatus.BACKORDERED);
        order = order.and(report(reserved(1, "C-NB", minute(2)), planned(1, minute(2))));
        assertThat(status(order.state())).isEqualTo(LineStatus.RESERVED);
        order = order.and(report(dispatched(1, minute(60))));
        assertThat(status(order.state())).isEqualTo(LineStatus.IN_TRANSIT);
        order = order.and(report(damaged(1, minute(120))));
        assertThat(status(order.state())).isEqualTo(LineStatus.APPROVED);
        order = order.and(report(reserved(2, "HQ", minute(121))));
        assertThat(status(order.state())).isEqualTo(LineStatus.RESERVED);
        assertThat(order.state().line(LINE).orElseThrow().latest().orElseThrow().source())
                .isEqualTo("HQ");
        order = order.and(report(planned(2, minute(122)), dispatched(2, minute(180)), delivered(2, minute(800))));
        assertThat(status(order.state())).isEqualTo(LineStatus.DELIVERED);
    }

    @Test
    void late_reports_of_an_attempt_that_is_over_never_move_the_line_back() {
        var order = approvedByRule().and(report(reserved(2, "HQ", minute(121)), dispatched(2, minute(180))));
        for (MilestoneReported late : List.of(
                damaged(1, minute(120)),
                dispatched(1, minute(60)),
                reserved(1, "C-NB", minute(2)),
                reserved(2, "HQ", minute(121)))) {
            order = order.and(report(late));
            assertThat(status(order.state())).isEqualTo(LineStatus.IN_TRANSIT);
        }
    }

    @Test
    void the_same_milestone_is_remembered_once() {
        approvedByRule()
                .and(report(dispatched(1, minute(60))))
                .when(new RecordMilestone(dispatched(1, minute(61))))
                .thenNothing();
    }

    @Test
    void a_report_about_something_nobody_ordered_is_refused() {
        SPEC.given()
                .when(new RecordMilestone(dispatched(1, minute(60))))
                .thenRefused(NotFound.class, "no service order SO-7Q2M4K8ZP1XA");
    }

    @Test
    void a_good_receipt_of_the_last_line_completes_the_order() {
        var done = approvedByRule()
                .and(report(reserved(1, "C-NB", minute(1)), dispatched(1, minute(60)), delivered(1, minute(800))))
                .when(receipt(Condition.GOOD))
                .accepted();
        assertThat(done.events().reversed().subList(0, 3))
                .satisfiesExactly(
                        closed -> assertThat(closed).isEqualTo(closed(OrderStatus.COMPLETED, minute(900))),
                        completed -> assertThat(completed).isInstanceOf(ServiceOrderCompleted.class),
                        received -> assertThat(received).isEqualTo(received("C-NB", 1, shipment(1), Condition.GOOD)));
        assertThat(status(done.state())).isEqualTo(LineStatus.FULFILLED);
        assertThat(done.state().status()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void an_order_with_an_open_line_is_not_complete() {
        var received = SPEC.givenCommands(place(hinge(APPROVED_BY_RULE), hinge(ASK_THE_CENTRE)))
                .and(report(delivered(1, minute(800))))
                .when(receipt(Condition.GOOD))
                .then(received("C-NB", 1, shipment(1), Condition.GOOD));
        assertThat(received.state().status()).isEqualTo(OrderStatus.OPEN);
        assertThat(received.when(reject(LINE_2, 901)).accepted().state().status())
                .isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void what_has_not_arrived_cannot_be_received() {
        var underWay = approvedByRule().and(report(reserved(1, "C-NB", minute(1)), dispatched(1, minute(60))));
        approvedByRule().when(receipt(Condition.GOOD)).thenRefused(LineNotReceivable.class, "is APPROVED");
        underWay.when(receipt(Condition.GOOD)).thenRefused(LineNotReceivable.class, "is IN_TRANSIT");
        underWay.and(report(damaged(1, minute(61))))
                .when(receipt(Condition.GOOD))
                .thenRefused(LineNotReceivable.class, "is APPROVED");
    }

    @Test
    void what_is_received_cannot_be_received_again() {
        approvedByRule()
                .and(report(delivered(1, minute(800))))
                .and(receipt(Condition.GOOD))
                .when(receipt(Condition.GOOD))
                .thenRefused(LineNotReceivable.class, "is FULFILLED");
    }

    @Test
    void a_line_is_reserved_once_its_promise_is_known_even_if_the_shipments_news_comes_first() {
        var early = approvedByRule().and(report(planned(1, minute(2))));
        assertThat(status(early.state())).isEqualTo(LineStatus.APPROVED);
        var known = early.and(report(reserved(1, "C-NB", minute(2))));
        assertThat(status(known.state())).isEqualTo(LineStatus.RESERVED);
    }

    @Test
    void a_part_from_the_own_shelf_is_received_as_soon_as_it_is_reserved() {
        var onTheShelf = approvedByRule().and(report(reserved(1, STATION, minute(1))));
        assertThat(onTheShelf.when(receipt(Condition.GOOD)).accepted().events())
                .contains(received(STATION, 1, null, Condition.GOOD));
    }

    @Test
    void what_is_broken_or_missing_on_the_own_shelf_leaves_the_line_waiting_for_another() {
        for (Condition condition : List.of(Condition.DAMAGED, Condition.MISSING, Condition.WRONG_PART)) {
            var told = approvedByRule()
                    .and(report(reserved(1, STATION, minute(1))))
                    .when(receipt(condition))
                    .then(received(STATION, 1, null, condition));
            assertThat(status(told.state())).isEqualTo(LineStatus.APPROVED);
        }
    }

    @Test
    void a_shipment_that_failed_leaves_the_line_waiting_for_another() {
        var failed = approvedByRule()
                .and(report(reserved(1, "C-NB", minute(1)), dispatched(1, minute(60)), failed(1, "LOST", minute(120))));
        assertThat(status(failed.state())).isEqualTo(LineStatus.APPROVED);
        assertThat(status(failed.and(report(reserved(2, "HQ", minute(121)))).state()))
                .isEqualTo(LineStatus.RESERVED);
    }

    @Test
    void a_line_is_cancelled_once_at_any_time_before_its_end() {
        for (var before : List.of(
                waitingForTheCentre(),
                approvedByRule(),
                approvedByRule().and(report(backordered(1, minute(1)))),
                approvedByRule().and(report(reserved(1, "C-NB", minute(1)))),
                approvedByRule().and(report(reserved(1, "C-NB", minute(1)), dispatched(1, minute(60)))))) {
            var cancelled =
                    before.when(cancelLine(LINE)).then(cancelled(LINE), closed(OrderStatus.CANCELLED, minute(100)));
            assertThat(status(cancelled.state())).isEqualTo(LineStatus.CANCELLED);
            assertThat(cancelled.state().closedAt()).isEqualTo(minute(100));
            cancelled.when(cancelLine(LINE)).thenNothing();
            cancelled.when(CANCEL_ORDER).thenNothing();
        }
    }

    @Test
    void nobody_decides_on_a_cancelled_line_any_more() {
        var cancelled = waitingForTheCentre().and(cancelLine(LINE));
        cancelled.when(approve(101, "")).thenRefused(LineEnded.class, "has ended: it is CANCELLED");
        cancelled.when(reject(LINE, 101)).thenRefused(LineEnded.class, "has ended: it is CANCELLED");
        cancelled
                .when(new EscalateApproval(ORDER, LINE, "HQ", minute(500), minute(250)))
                .thenNothing();
    }

    @Test
    void what_has_ended_cannot_be_cancelled() {
        var received = approvedByRule().and(report(delivered(1, minute(800)))).and(receipt(Condition.GOOD));
        received.when(cancelLine(LINE)).thenRefused(LineEnded.class, "has ended: it is FULFILLED");
        received.when(CANCEL_ORDER).thenRefused(OrderEnded.class, "has ended: it is COMPLETED");
        waitingForTheCentre()
                .and(reject(LINE, 5))
                .when(CANCEL_ORDER)
                .thenRefused(OrderEnded.class, "has ended: it is REJECTED");
    }

    @Test
    void cancelling_an_order_ends_its_open_lines_and_leaves_the_others() {
        var two = SPEC.givenCommands(place(hinge(APPROVED_BY_RULE), hinge(ASK_THE_CENTRE)));
        two.when(CANCEL_ORDER).then(cancelled(LINE), cancelled(LINE_2), closed(OrderStatus.CANCELLED, minute(100)));
        var oneReceived = two.and(report(delivered(1, minute(80)))).and(receipt(Condition.GOOD, null, 90));
        var rest = oneReceived.when(CANCEL_ORDER).accepted();
        assertThat(rest.state().status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(status(rest.state())).isEqualTo(LineStatus.FULFILLED);
        assertThat(rest.events()).contains(cancelled(LINE_2)).doesNotContain(cancelled(LINE));
    }

    @Test
    void a_cancelled_line_tells_what_could_not_be_stopped_and_takes_what_comes_all_the_same() {
        var cancelled = approvedByRule()
                .and(report(reserved(1, "C-NB", minute(1)), planned(1, minute(2)), dispatched(1, minute(60))))
                .and(cancelLine(LINE));
        assertThat(cancelled.state().line(LINE).orElseThrow().stillMoving()).containsExactly(shipment(1));
        cancelled.when(receipt(Condition.GOOD)).thenRefused(LineNotReceivable.class, "is CANCELLED");
        var arrived = cancelled
                .and(report(delivered(1, minute(800))))
                .when(receipt(Condition.GOOD))
                .then(received("C-NB", 1, shipment(1), Condition.GOOD));
        assertThat(arrived.state().line(LINE).orElseThrow().stillMoving()).isEmpty();
        assertThat(status(arrived.state())).isEqualTo(LineStatus.CANCELLED);
        arrived.when(receipt(Condition.GOOD)).thenRefused(LineNotReceivable.class, "is CANCELLED");
    }

    @Test
    void a_reservation_called_off_in_time_moves_no_more() {
        var cancelled = approvedByRule()
                .and(report(reserved(1, "C-NB", minute(1)), planned(1, minute(2))))
                .and(cancelLine(LINE))
                .and(report(released(1, minute(101))));
        assertThat(cancelled.state().line(LINE).orElseThrow().stillMoving()).isEmpty();
    }

    @Test
    void a_part_that_arrived_damaged_leaves_the_same_line_waiting_for_another() {
        var damaged = approvedByRule()
                .and(report(reserved(1, "C-NB", minute(1)), delivered(1, minute(800))))
                .when(receipt(Condition.DAMAGED))
                .then(received("C-NB", 1, shipment(1), Condition.DAMAGED));
        assertThat(status(damaged.state())).isEqualTo(LineStatus.APPROVED);
        assertThat(damaged.state().status()).isEqualTo(OrderStatus.OPEN);
        assertThat(status(damaged.and(report(reserved(2, "HQ", minute(901)))).state()))
                .isEqualTo(LineStatus.RESERVED);
    }

    private static Specification<OrderState, OrderCommand, OrderEvent>.Past tenOrdered() {
        return SPEC.givenCommands(place(tenHinges()));
    }

    @Test
    void of_ten_the_nine_good_ones_are_confirmed_and_one_is_waited_for() {
        var torn = tenOrdered()
                .and(report(
                        reserved(1, 10, "C-NB", minute(1)),
                        dispatched(1, minute(60)),
                        damaged(1, 1, minute(120)),
                        reserved(2, 1, "HQ", minute(121)),
                        delivered(1, minute(200))));
        assertThat(status(torn.state())).as("the least far of its attempts").isEqualTo(LineStatus.RESERVED);
        torn.when(receipt(Condition.GOOD, 10L, 210)).thenRefused(MoreThanThere.class, "9 pieces can be confirmed now");
        var nine = torn.when(receipt(Condition.GOOD, null, 210))
                .then(received("C-NB", 1, shipment(1), Condition.GOOD, 9, 210));
        nine.when(receipt(Condition.GOOD, null, 211)).thenRefused(LineNotReceivable.class, "is RESERVED");
        var all = nine.and(report(dispatched(2, minute(300)), delivered(2, minute(400))))
                .when(receipt(Condition.GOOD, null, 410))
                .accepted();
        assertThat(all.events()).contains(received("HQ", 2, shipment(2), Condition.GOOD, 1, 410));
        assertThat(all.state().status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(all.state().line(LINE).orElseThrow().received()).isEqualTo(10);
    }

    @Test
    void the_receiver_says_how_many_of_them_are_broken() {
        var there = tenOrdered().and(report(reserved(1, 10, "C-NB", minute(1)), delivered(1, minute(200))));
        var broken = there.when(receipt(Condition.DAMAGED, 3L, 210))
                .then(received("C-NB", 1, shipment(1), Condition.DAMAGED, 3, 210));
        assertThat(status(broken.state())).as("three are looked for").isEqualTo(LineStatus.APPROVED);
        var rest = broken.when(receipt(Condition.GOOD, null, 211))
                .then(received("C-NB", 1, shipment(1), Condition.GOOD, 7, 211));
        assertThat(rest.state().line(LINE).orElseThrow().received()).isEqualTo(7);
    }

    @Test
    void what_comes_from_several_sites_is_confirmed_shipment_by_shipment_or_at_once() {
        var there = tenOrdered()
                .and(report(
                        reserved(1, 4, "C-NB", minute(1)),
                        reserved(2, 6, "C-HZ", minute(1)),
                        delivered(1, minute(200)),
                        delivered(2, minute(201))));
        there.when(new ConfirmReceipt(ORDER, LINE, Condition.GOOD, null, shipment(2), "S-TZ-01.wang", minute(210)))
                .then(received("C-HZ", 2, shipment(2), Condition.GOOD, 6, 210));
        assertThat(there.when(receipt(Condition.GOOD, null, 210))
                        .accepted()
                        .state()
                        .status())
                .isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void what_was_called_off_and_left_all_the_same_is_told_as_moving_and_confirmed() {
        var left = approvedByRule()
                .and(report(reserved(1, "C-NB", minute(1)), planned(1, minute(2))))
                .and(cancelLine(LINE))
                .and(report(released(1, minute(101)), dispatched(1, minute(103))));
        assertThat(left.state().line(LINE).orElseThrow().stillMoving()).containsExactly(shipment(1));
        left.and(report(delivered(1, minute(800))))
                .when(receipt(Condition.GOOD))
                .then(received("C-NB", 1, shipment(1), Condition.GOOD));
    }

    @Test
    void what_a_fulfilled_line_has_been_told_of_is_settled() {
        var done = approvedByRule()
                .and(report(reserved(1, "C-NB", minute(1)), delivered(1, minute(800))))
                .and(receipt(Condition.GOOD));
        done.when(new RecordMilestone(dispatched(1, minute(60)))).thenNothing();
    }

    @Test
    void what_has_ended_is_looked_for_no_more() {
        var ended = approvedByRule()
                .and(report(reserved(1, "C-NB", minute(1)), delivered(1, minute(800))))
                .and(receipt(Condition.GOOD));
        ended.when(new RecordMilestone(backordered(2, minute(60)))).thenNothing();
        approvedByRule()
                .and(cancelLine(LINE))
                .when(new RecordMilestone(backordered(1, minute(99))))
                .thenNothing();
    }

    @Test
    void a_cancelled_line_takes_no_more_steps_of_what_has_come_to_its_end() {
        var lost = approvedByRule()
                .and(report(reserved(1, "C-NB", minute(1)), dispatched(1, minute(60))))
                .and(cancelLine(LINE))
                .and(report(failed(1, "LOST", minute(120))));
        lost.when(new RecordMilestone(planned(1, minute(2)))).thenNothing();
        var arrived = approvedByRule()
                .and(report(dispatched(1, minute(60))))
                .and(cancelLine(LINE))
                .and(report(delivered(1, minute(120))))
                .and(receipt(Condition.GOOD));
        arrived.when(new RecordMilestone(planned(1, minute(2)))).thenNothing();
    }

    @Test
    void what_a_fulfilled_line_called_off_and_left_all_the_same_can_be_confirmed() {
        var left = approvedByRule()
                .and(report(reserved(1, "C-NB", minute(1)), planned(1, minute(2)), released(1, minute(3))))
                .and(report(reserved(2, "HQ", minute(4)), delivered(2, minute(90))))
                .and(receipt(Condition.GOOD))
                .and(report(dispatched(1, minute(5)), delivered(1, minute(800))));
        left.when(receipt(Condition.GOOD)).then(received("C-NB", 1, shipment(1), Condition.GOOD));
    }

    @Test
    void what_was_not_received_costs_its_share() {
        var nine = tenOrdered()
                .and(report(reserved(1, 10, "C-NB", minute(1)), delivered(1, minute(200))))
                .and(receipt(Condition.GOOD, 9L, 210));
        Line line = nine.state().line(LINE).orElseThrow();
        assertThat(line.amountNotReceived()).isEqualTo(line.amount().shared(1, 10));
        assertThat(tenOrdered().state().line(LINE).orElseThrow().amountNotReceived())
                .isEqualTo(line.amount());
        assertThat(Money.of("385.00", "CNY").shared(1, 10)).isEqualTo(Money.of("38.50", "CNY"));
    }

    @Test
    void a_state_survives_being_written_and_read() {
        OrderState state = OrderState.EMPTY;
        for (DomainEvent event : FrozenFormats.examples(OrderEvent.class, ServiceOrderTest.class)) {
            state = state.after((OrderEvent) event);
            assertThat(EventJson.read(EventJson.write(state), OrderState.class)).isEqualTo(state);
        }
    }
}
