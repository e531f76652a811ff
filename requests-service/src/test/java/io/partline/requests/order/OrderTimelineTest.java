package io.partline.requests.order;

import static io.partline.requests.order.HingeOrder.APPROVED_BY_RULE;
import static io.partline.requests.order.HingeOrder.ASK_THE_CENTRE;
import static io.partline.requests.order.HingeOrder.LINE;
import static io.partline.requests.order.HingeOrder.LINE_2;
import static io.partline.requests.order.HingeOrder.ORDER;
import static io.partline.requests.order.HingeOrder.PLACED;
import static io.partline.requests.order.HingeOrder.SPEC;
import static io.partline.requests.order.HingeOrder.STATION;
import static io.partline.requests.order.HingeOrder.backordered;
import static io.partline.requests.order.HingeOrder.damaged;
import static io.partline.requests.order.HingeOrder.delivered;
import static io.partline.requests.order.HingeOrder.dispatched;
import static io.partline.requests.order.HingeOrder.failed;
import static io.partline.requests.order.HingeOrder.hinge;
import static io.partline.requests.order.HingeOrder.minute;
import static io.partline.requests.order.HingeOrder.place;
import static io.partline.requests.order.HingeOrder.placeAfterSearching;
import static io.partline.requests.order.HingeOrder.planned;
import static io.partline.requests.order.HingeOrder.receipt;
import static io.partline.requests.order.HingeOrder.released;
import static io.partline.requests.order.HingeOrder.report;
import static io.partline.requests.order.HingeOrder.reserved;
import static io.partline.requests.order.HingeOrder.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.testing.RandomHistories;
import io.partline.chassis.testing.Specification;
import io.partline.requests.order.OrderCommand.CancelLine;
import io.partline.requests.order.OrderCommand.ConfirmReceipt;
import io.partline.requests.order.OrderEvent.MilestoneReported;
import io.partline.requests.order.OrderEvent.ServiceOrderCompleted;
import io.partline.requests.timeline.Cause;
import io.partline.requests.timeline.Timeline;
import io.partline.requests.timeline.TimelineEvent;
import io.partline.requests.timeline.TimelineSegment;
import io.partline.requests.timeline.Wait;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderTimelineTest {
    private static ConfirmReceipt received(int minute) {
        return receipt(Condition.GOOD, null, minute);
    }

    private static CancelLine cancelled(int minute) {
        return new CancelLine(ORDER, LINE, STATION, "no longer needed", minute(minute));
    }

    private static Specification<OrderState, OrderCommand, OrderEvent>.Past placed() {
        return SPEC.givenCommands(place(hinge(APPROVED_BY_RULE)));
    }

    /** Placed after a search that began an hour before. */
    private static Specification<OrderState, OrderCommand, OrderEvent>.Past searchedAndPlaced() {
        return SPEC.givenCommands(placeAfterSearching(minute(-60), hinge(APPROVED_BY_RULE)));
    }

    @Test
    void the_23_day_story_is_told_by_cause() {
        OrderState state = searchedAndPlaced()
                .and(report(
                        reserved(1, "C-NB", minute(1)),
                        planned(1, minute(1)),
                        dispatched(1, minute(60)),
                        damaged(1, minute(120)),
                        reserved(2, "HQ", minute(121)),
                        planned(2, minute(121)),
                        dispatched(2, minute(180)),
                        delivered(2, minute(800))))
                .and(received(810))
                .state();
        List<TimelineSegment> segments = OrderTimeline.of(state, minute(5000));
        assertThat(segments)
                .extracting(TimelineSegment::cause)
                .containsExactly(
                        Cause.IDENTITY,
                        Cause.APPROVAL,
                        Cause.STOCK,
                        Cause.PICKING,
                        Cause.TRANSIT,
                        Cause.DAMAGE,
                        Cause.PICKING,
                        Cause.TRANSIT,
                        Cause.RECEIPT);
        assertThat(segments)
                .extracting(segment -> segment.seconds().intValue() / 60)
                .containsExactly(60, 0, 1, 59, 60, 1, 59, 620, 10);
        assertThat(segments).allMatch(segment -> segment.open() == null);
        assertThat(segments.get(5).events()).extracting(TimelineEvent::what).containsExactly("shipment-damaged");
        assertThat(segments.get(5).events().getFirst().text()).contains("Shaoxing: carton crushed");
        assertThat(segments.get(5).events().getFirst().textZh()).contains("损坏");
        assertThat(segments.getLast().events())
                .extracting(TimelineEvent::what)
                .containsExactly("shipment-delivered", "line-received");
    }

    @Test
    void the_waits_of_a_completed_order_add_up_to_its_age() {
        var completed =
                searchedAndPlaced()
                        .and(report(reserved(1, "C-NB", minute(1)), delivered(1, minute(800))))
                        .decide(received(810))
                        .stream()
                        .filter(ServiceOrderCompleted.class::isInstance)
                        .map(ServiceOrderCompleted.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(completed.waits().stream().map(Wait::seconds).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(Timeline.seconds(completed.requestedAt(), completed.completedAt()));
    }

    @Test
    void the_segment_that_runs_is_open_and_ends_now() {
        OrderState underWay = placed().and(report(reserved(1, "C-NB", minute(1)), dispatched(1, minute(60))))
                .state();
        TimelineSegment last = OrderTimeline.of(underWay, minute(90)).getLast();
        assertThat(last.cause()).isEqualTo(Cause.TRANSIT);
        assertThat(last.open()).isTrue();
        assertThat(last.to()).isEqualTo(minute(90));
    }

    @Test
    void a_part_from_the_own_shelf_is_neither_picked_nor_under_way() {
        OrderState state = placed().and(report(reserved(1, STATION, minute(1))))
                .and(received(3))
                .state();
        assertThat(OrderTimeline.of(state, minute(5)))
                .extracting(TimelineSegment::cause)
                .containsExactly(Cause.APPROVAL, Cause.STOCK, Cause.RECEIPT);
    }

    @Test
    void an_order_waits_for_the_line_that_is_least_far() {
        OrderState state = SPEC.givenCommands(place(hinge(APPROVED_BY_RULE), hinge(ASK_THE_CENTRE)))
                .and(report(reserved(1, "C-NB", minute(1))))
                .state();
        assertThat(OrderTimeline.of(state, minute(5)).getLast().cause()).isEqualTo(Cause.APPROVAL);
    }

    private static MilestoneReported ofTheSecondLine(MilestoneReported first) {
        return EventJson.read(EventJson.write(first).replace(LINE.value(), LINE_2.value()), first.getClass());
    }

    /** One waits 20 days for stock; the other is there on day 2 and confirmed on day 22. */
    @Test
    void each_day_is_told_by_the_line_that_was_least_far_on_that_day() {
        int day = 24 * 60;
        var placed = SPEC.givenCommands(place(hinge(APPROVED_BY_RULE), hinge(APPROVED_BY_RULE)))
                .and(report(
                        ofTheSecondLine(backordered(1, minute(1))),
                        reserved(1, "C-NB", minute(1)),
                        delivered(1, minute(2 * day)),
                        ofTheSecondLine(reserved(1, "C-NB", minute(20 * day)))));
        var open = OrderTimeline.of(placed.state(), minute(20 * day));
        var received = placed.and(report(ofTheSecondLine(delivered(1, minute(21 * day)))))
                .and(new ConfirmReceipt(ORDER, LINE_2, Condition.GOOD, null, null, STATION, minute(21 * day)))
                .and(receipt(Condition.GOOD, null, 22 * day))
                .state();
        List<TimelineSegment> segments = OrderTimeline.of(received, minute(90 * day));
        assertThat(segments)
                .extracting(TimelineSegment::cause, segment -> segment.seconds().intValue() / 60 / day)
                .containsExactly(
                        tuple(Cause.APPROVAL, 0),
                        tuple(Cause.STOCK, 20),
                        tuple(Cause.PICKING, 1),
                        tuple(Cause.RECEIPT, 1));
        assertThat(open.get(1).cause()).isEqualTo(Cause.STOCK);
        assertThat(open.get(1).seconds())
                .as("what was told of the past stays")
                .isEqualTo(segments.get(1).seconds());
    }

    @Test
    void a_cancelled_line_waited_for_what_it_waited_for() {
        OrderState neverApproved = SPEC.givenCommands(place(hinge(ASK_THE_CENTRE)))
                .and(cancelled(60))
                .state();
        assertThat(OrderTimeline.of(neverApproved, minute(99)))
                .extracting(TimelineSegment::cause)
                .containsExactly(Cause.APPROVAL);
        OrderState backordered = placed().and(report(backordered(1, minute(1))))
                .and(cancelled(60))
                .state();
        assertThat(OrderTimeline.of(backordered, minute(99)).getLast().cause()).isEqualTo(Cause.STOCK);
        OrderState onItsWay = placed().and(report(reserved(1, "C-NB", minute(1)), dispatched(1, minute(30))))
                .and(cancelled(60))
                .state();
        assertThat(OrderTimeline.of(onItsWay, minute(99)).getLast().cause()).isEqualTo(Cause.TRANSIT);
    }

    private static Specification<OrderState, OrderCommand, OrderEvent>.Past oneReceivedOneCancelled(
            List<MilestoneReported> before) {
        return SPEC.givenCommands(place(hinge(APPROVED_BY_RULE), hinge(APPROVED_BY_RULE)))
                .and(report(array(before)))
                .and(new CancelLine(ORDER, LINE_2, STATION, "no longer needed", minute(200)))
                .and(report(reserved(9, STATION, minute(201))))
                .and(received(210));
    }

    @Test
    void what_was_published_of_a_completed_order_is_told_ever_after_whatever_comes_late() {
        RandomHistories.check(500, 14, OrderTimelineTest::ofEitherLine, history -> {
            var completed = oneReceivedOneCancelled(history.subList(0, history.size() / 2));
            assertThat(completed.state().status()).isEqualTo(OrderStatus.COMPLETED);
            List<Wait> published = completed.events().stream()
                    .filter(ServiceOrderCompleted.class::isInstance)
                    .map(event -> ((ServiceOrderCompleted) event).waits())
                    .findFirst()
                    .orElseThrow();
            OrderState later = completed
                    .and(report(array(history.subList(history.size() / 2, history.size()))))
                    .state();
            assertThat(Timeline.waits(OrderTimeline.of(later, minute(900)))).isEqualTo(published);
        });
    }

    @Test
    void a_dispatch_heard_of_after_the_end_is_told_and_explains_no_other_past() {
        var ended = oneReceivedOneCancelled(List.of(
                reserved(1, "C-NB", minute(1)),
                delivered(1, minute(2)),
                ofTheSecondLine(reserved(1, "C-NB", minute(1)))));
        OrderState later = ended.and(
                        report(ofTheSecondLine(planned(1, minute(2))), ofTheSecondLine(dispatched(1, minute(30)))))
                .state();
        assertThat(later.line(LINE_2).orElseThrow().stillMoving()).hasSize(1);
        assertThat(Timeline.waits(OrderTimeline.of(later, minute(900))))
                .isEqualTo(Timeline.waits(OrderTimeline.of(ended.state(), minute(900))));
        assertThat(OrderTimeline.of(later, minute(900)))
                .flatExtracting(TimelineSegment::events)
                .extracting(TimelineEvent::what)
                .contains("shipment-dispatched");
    }

    private static MilestoneReported ofEitherLine(Random random) {
        MilestoneReported any = anyReport(random);
        return random.nextBoolean() ? any : ofTheSecondLine(any);
    }

    /** Any report of any of three attempts, by any clock. */
    private static MilestoneReported anyReport(Random random) {
        int attempt = random.nextInt(1, 4);
        Instant at = PLACED.plusMillis(random.nextLong(-3_000_000, 9_000_001));
        return switch (random.nextInt(8)) {
            case 0 -> reserved(attempt, attempt == 3 ? STATION : "C-NB", at);
            case 1 -> backordered(attempt, at);
            case 2 -> planned(attempt, at);
            case 3 -> dispatched(attempt, at);
            case 4 -> damaged(attempt, at);
            case 5 -> failed(attempt, "REFUSED", at);
            case 6 -> released(attempt, at);
            default -> delivered(attempt, at);
        };
    }

    private static MilestoneReported[] array(List<MilestoneReported> history) {
        return history.toArray(MilestoneReported[]::new);
    }

    @Test
    void segments_neither_overlap_nor_leave_holes_whatever_is_reported_in_whatever_order_by_whatever_clocks() {
        RandomHistories.check(500, 14, OrderTimelineTest::anyReport, history -> {
            var order = searchedAndPlaced().and(report(array(history)));
            requireWhole(order.state());
            if (status(order.state()) == LineStatus.DELIVERED) {
                requireWhole(order.told(received(200)).state());
            }
            requireWhole(order.and(cancelled(210)).state());
        });
        requireWhole(searchedAndPlaced().state());
    }

    private static void requireWhole(OrderState state) {
        List<TimelineSegment> segments = OrderTimeline.of(state, minute(240));
        Instant end = state.closedAt() == null ? minute(240) : state.closedAt();
        Instant at = state.order().requestedAt();
        BigDecimal sum = BigDecimal.ZERO;
        for (TimelineSegment segment : segments) {
            assertThat(segment.from()).isEqualTo(at);
            assertThat(segment.to()).isAfterOrEqualTo(segment.from());
            at = segment.to();
            sum = sum.add(segment.seconds());
        }
        assertThat(at).isEqualTo(end);
        assertThat(sum).isEqualTo(Timeline.seconds(state.order().requestedAt(), end));
        assertThat(segments.stream().filter(segment -> segment.open() != null))
                .hasSize(state.closedAt() == null ? 1 : 0);
    }

    @Test
    void a_line_stands_where_its_reports_say_in_any_order_and_however_often_they_come() {
        RandomHistories.check(300, 14, OrderTimelineTest::anyReport, history -> {
            var one = placed().and(report(array(history)));
            var other = placed().and(report(array(history.reversed())));
            var twice = one.and(report(array(history)));
            assertThat(status(other.state())).isEqualTo(status(one.state()));
            assertThat(twice.state()).isEqualTo(one.state());
        });
    }
}
