package io.partline.requests.order;

import static io.partline.requests.order.Given.COVERED;
import static io.partline.requests.order.Given.LINE;
import static io.partline.requests.order.Given.LINE_2;
import static io.partline.requests.order.Given.ORDER;
import static io.partline.requests.order.Given.after;
import static io.partline.requests.order.Given.ask;
import static io.partline.requests.order.Given.backordered;
import static io.partline.requests.order.Given.damaged;
import static io.partline.requests.order.Given.delivered;
import static io.partline.requests.order.Given.dispatched;
import static io.partline.requests.order.Given.hinge;
import static io.partline.requests.order.Given.minute;
import static io.partline.requests.order.Given.placed;
import static io.partline.requests.order.Given.planned;
import static io.partline.requests.order.Given.report;
import static io.partline.requests.order.Given.reported;
import static io.partline.requests.order.Given.reserved;
import static io.partline.requests.order.Given.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.EventJson;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.testing.FrozenFormats;
import io.partline.requests.order.OrderCommand.ApproveLine;
import io.partline.requests.order.OrderCommand.ConfirmReceipt;
import io.partline.requests.order.OrderCommand.EscalateApproval;
import io.partline.requests.order.OrderCommand.RecordStep;
import io.partline.requests.order.OrderCommand.RejectLine;
import io.partline.requests.order.OrderEvent.ApprovalEscalated;
import io.partline.requests.order.OrderEvent.LineApproved;
import io.partline.requests.order.OrderEvent.LineReceived;
import io.partline.requests.order.OrderEvent.ServiceOrderCompleted;
import io.partline.requests.order.OrderRefusal.AlreadyDecided;
import io.partline.requests.order.OrderRefusal.LineNotReceivable;
import io.partline.requests.order.OrderRefusal.OwnShelfDamage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceOrderTest {
    private static final String ID = ServiceOrder.id(ORDER);

    private static ConfirmReceipt receipt(Condition condition) {
        return new ConfirmReceipt(ID, LINE, condition, minute(900));
    }

    @Test
    void a_line_inside_the_rule_is_approved_with_the_order() {
        List<OrderEvent> events = OrderDecisions.place(OrderState.EMPTY, Given.order(hinge(COVERED)));
        assertThat(events).hasSize(2);
        assertThat(events.getLast()).isInstanceOfSatisfying(LineApproved.class, approved -> {
            assertThat(approved.decision()).isEqualTo(Decision.AUTO);
            assertThat(approved.lineId()).isEqualTo(LINE);
            assertThat(approved.mayDrawOnHq()).isTrue();
        });
        assertThat(status(placed(hinge(COVERED)))).isEqualTo(LineStatus.APPROVED);
    }

    @Test
    void placing_the_same_order_again_changes_nothing() {
        assertThat(OrderDecisions.place(placed(hinge(COVERED)), Given.order(hinge(COVERED))))
                .isEmpty();
    }

    @Test
    void a_line_outside_the_rule_waits_for_its_approver() {
        OrderState state = placed(hinge(ask()));
        assertThat(status(state)).isEqualTo(LineStatus.AWAITING_APPROVAL);
        assertThat(state.line(LINE).orElseThrow().approval().approver()).isEqualTo("C-HZ");
    }

    @Test
    void a_person_decides_once() {
        ApproveLine yes = new ApproveLine(ID, LINE, "C-HZ", true, "", minute(5));
        OrderState approved = after(placed(hinge(ask())), state -> OrderDecisions.approve(state, yes));
        assertThat(status(approved)).isEqualTo(LineStatus.APPROVED);
        assertThatThrownBy(() -> OrderDecisions.approve(approved, yes)).isInstanceOf(AlreadyDecided.class);
        assertThatThrownBy(() -> OrderDecisions.reject(approved, new RejectLine(ID, LINE, "HQ", "", minute(6))))
                .isInstanceOf(AlreadyDecided.class);
    }

    @Test
    void an_order_whose_every_line_is_rejected_is_rejected() {
        OrderState state = after(
                placed(hinge(ask())),
                before -> OrderDecisions.reject(before, new RejectLine(ID, LINE, "C-HZ", "wrong part", minute(5))));
        assertThat(status(state)).isEqualTo(LineStatus.REJECTED);
        assertThat(state.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(state.closedAt()).isEqualTo(minute(5));
    }

    @Test
    void a_late_approval_goes_to_headquarters_once_and_not_after_it_is_decided() {
        EscalateApproval late = new EscalateApproval(ID, LINE, "HQ", minute(500), minute(250));
        OrderState waiting = placed(hinge(ask()));
        assertThat(OrderDecisions.escalate(waiting, late)).singleElement().isInstanceOf(ApprovalEscalated.class);
        OrderState escalated = after(waiting, state -> OrderDecisions.escalate(state, late));
        assertThat(escalated.line(LINE).orElseThrow().approval().approver()).isEqualTo("HQ");
        assertThat(OrderDecisions.escalate(escalated, late)).isEmpty();
        OrderState decided = after(
                waiting,
                state -> OrderDecisions.approve(state, new ApproveLine(ID, LINE, "C-HZ", true, "", minute(5))));
        assertThat(OrderDecisions.escalate(decided, late)).isEmpty();
    }

    @Test
    void the_status_follows_the_newest_attempt_through_damage() {
        OrderState state = placed(hinge(COVERED));
        state = reported(state, backordered(1, minute(1)));
        assertThat(status(state)).isEqualTo(LineStatus.BACKORDERED);
        state = reported(state, reserved(1, "C-NB", minute(2)), planned(1, minute(2)));
        assertThat(status(state)).isEqualTo(LineStatus.RESERVED);
        state = reported(state, dispatched(1, minute(60)));
        assertThat(status(state)).isEqualTo(LineStatus.IN_TRANSIT);
        state = reported(state, damaged(1, minute(120)));
        assertThat(status(state)).isEqualTo(LineStatus.APPROVED);
        state = reported(state, reserved(2, "HQ", minute(121)));
        assertThat(status(state)).isEqualTo(LineStatus.RESERVED);
        assertThat(state.line(LINE).orElseThrow().latest().orElseThrow().source())
                .isEqualTo("HQ");
        state = reported(state, planned(2, minute(122)), dispatched(2, minute(180)), delivered(2, minute(800)));
        assertThat(status(state)).isEqualTo(LineStatus.DELIVERED);
    }

    @Test
    void late_reports_of_an_attempt_that_is_over_never_move_the_line_back() {
        OrderState state = reported(placed(hinge(COVERED)), reserved(2, "HQ", minute(121)), dispatched(2, minute(180)));
        for (OrderEvent.Step late : List.of(
                damaged(1, minute(120)),
                dispatched(1, minute(60)),
                reserved(1, "C-NB", minute(2)),
                reserved(2, "HQ", minute(121)))) {
            state = reported(state, late);
            assertThat(status(state)).isEqualTo(LineStatus.IN_TRANSIT);
        }
    }

    @Test
    void the_same_step_is_remembered_once() {
        OrderState state = reported(placed(hinge(COVERED)), dispatched(1, minute(60)));
        assertThat(OrderDecisions.record(state, report(dispatched(1, minute(61)))))
                .isEmpty();
    }

    @Test
    void nobody_can_report_the_future() {
        var ahead = new RecordStep(ID, dispatched(1, minute(6000)), minute(60));
        assertThat(OrderDecisions.record(placed(hinge(COVERED)), ahead))
                .singleElement()
                .isEqualTo(dispatched(1, minute(60)));
    }

    @Test
    void a_report_about_something_nobody_ordered_is_refused() {
        assertThatThrownBy(() -> OrderDecisions.record(OrderState.EMPTY, report(dispatched(1, minute(60)))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_good_receipt_of_the_last_line_completes_the_order() {
        OrderState state = reported(
                placed(hinge(COVERED)),
                reserved(1, "C-NB", minute(1)),
                dispatched(1, minute(60)),
                delivered(1, minute(800)));
        List<OrderEvent> events = OrderDecisions.receive(state, receipt(Condition.GOOD));
        assertThat(events.getFirst()).isInstanceOfSatisfying(LineReceived.class, received -> {
            assertThat(received.shipmentId()).isEqualTo(Given.shipment(1));
            assertThat(received.source()).isEqualTo("C-NB");
        });
        assertThat(events.getLast()).isInstanceOf(ServiceOrderCompleted.class);
        OrderState done = after(state, _ -> events);
        assertThat(status(done)).isEqualTo(LineStatus.FULFILLED);
        assertThat(done.status()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void an_order_with_an_open_line_is_not_complete() {
        OrderState state = reported(placed(hinge(COVERED), hinge(ask())), delivered(1, minute(800)));
        OrderState received = after(state, before -> OrderDecisions.receive(before, receipt(Condition.GOOD)));
        assertThat(received.status()).isEqualTo(OrderStatus.OPEN);
        OrderState rejected = after(
                received, before -> OrderDecisions.reject(before, new RejectLine(ID, LINE_2, "HQ", "", minute(901))));
        assertThat(rejected.status()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void what_has_not_arrived_cannot_be_received() {
        OrderState approved = placed(hinge(COVERED));
        OrderState underWay = reported(approved, reserved(1, "C-NB", minute(1)), dispatched(1, minute(60)));
        for (OrderState state : List.of(approved, underWay, reported(underWay, damaged(1, minute(61))))) {
            assertThatThrownBy(() -> OrderDecisions.receive(state, receipt(Condition.GOOD)))
                    .isInstanceOf(LineNotReceivable.class);
        }
    }

    @Test
    void what_is_received_cannot_be_received_again() {
        OrderState done = after(
                reported(placed(hinge(COVERED)), delivered(1, minute(800))),
                state -> OrderDecisions.receive(state, receipt(Condition.GOOD)));
        assertThatThrownBy(() -> OrderDecisions.receive(done, receipt(Condition.GOOD)))
                .isInstanceOf(LineNotReceivable.class);
    }

    @Test
    void a_line_is_reserved_once_its_promise_is_known_even_if_the_shipments_news_comes_first() {
        OrderState early = reported(placed(hinge(COVERED)), planned(1, minute(2)));
        assertThat(status(early)).isEqualTo(LineStatus.APPROVED);
        OrderState known = reported(early, reserved(1, "C-NB", minute(2)));
        assertThat(status(known)).isEqualTo(LineStatus.RESERVED);
    }

    @Test
    void a_part_from_the_own_shelf_is_received_as_soon_as_it_is_reserved() {
        OrderState state = reported(placed(hinge(COVERED)), reserved(1, Given.STATION, minute(1)));
        assertThat(OrderDecisions.receive(state, receipt(Condition.GOOD)).getFirst())
                .isInstanceOfSatisfying(
                        LineReceived.class,
                        received -> assertThat(received.shipmentId()).isNull());
        assertThatThrownBy(() -> OrderDecisions.receive(state, receipt(Condition.DAMAGED)))
                .isInstanceOf(OwnShelfDamage.class);
    }

    @Test
    void a_part_that_arrived_damaged_leaves_the_same_line_waiting_for_another() {
        OrderState state = after(
                reported(placed(hinge(COVERED)), reserved(1, "C-NB", minute(1)), delivered(1, minute(800))),
                before -> OrderDecisions.receive(before, receipt(Condition.DAMAGED)));
        assertThat(status(state)).isEqualTo(LineStatus.APPROVED);
        assertThat(state.status()).isEqualTo(OrderStatus.OPEN);
        assertThat(status(reported(state, reserved(2, "HQ", minute(901))))).isEqualTo(LineStatus.RESERVED);
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
