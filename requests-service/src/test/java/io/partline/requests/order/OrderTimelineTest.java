package io.partline.requests.order;

import static io.partline.requests.order.Given.COVERED;
import static io.partline.requests.order.Given.LINE;
import static io.partline.requests.order.Given.ORDER;
import static io.partline.requests.order.Given.after;
import static io.partline.requests.order.Given.damaged;
import static io.partline.requests.order.Given.delivered;
import static io.partline.requests.order.Given.dispatched;
import static io.partline.requests.order.Given.hinge;
import static io.partline.requests.order.Given.minute;
import static io.partline.requests.order.Given.placed;
import static io.partline.requests.order.Given.planned;
import static io.partline.requests.order.Given.reported;
import static io.partline.requests.order.Given.reserved;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.requests.order.OrderCommand.ConfirmReceipt;
import io.partline.requests.order.OrderEvent.ServiceOrderCompleted;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import io.partline.requests.timeline.Cause;
import io.partline.requests.timeline.Happening;
import io.partline.requests.timeline.Stretch;
import io.partline.requests.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OrderTimelineTest {
    private static OrderState received(OrderState state, int minute) {
        return after(
                state,
                before -> OrderDecisions.receive(
                        before, new ConfirmReceipt(ServiceOrder.id(ORDER), LINE, Condition.GOOD, minute(minute))));
    }

    /** Placed after a search that began an hour before. */
    private static OrderState searchedAndPlaced() {
        OrderState state = placed(hinge(COVERED));
        ServiceOrderPlaced o = state.order();
        return new OrderState(
                new ServiceOrderPlaced(
                        o.serviceOrderId(),
                        o.stationId(),
                        o.homeCentreId(),
                        o.productModel(),
                        o.serialNumber(),
                        o.priority(),
                        minute(-60),
                        o.placedAt(),
                        o.lines(),
                        o.placedBy()),
                state.lines(),
                null);
    }

    @Test
    void the_23_day_story_is_told_by_cause() {
        OrderState state = received(
                reported(
                        searchedAndPlaced(),
                        reserved(1, "C-NB", minute(1)),
                        planned(1, minute(1)),
                        dispatched(1, minute(60)),
                        damaged(1, minute(120)),
                        reserved(2, "HQ", minute(121)),
                        planned(2, minute(121)),
                        dispatched(2, minute(180)),
                        delivered(2, minute(800))),
                810);
        List<Stretch> stretches = OrderTimeline.of(state, minute(5000));
        assertThat(stretches)
                .extracting(Stretch::cause)
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
        assertThat(stretches)
                .extracting(stretch -> stretch.seconds().intValue() / 60)
                .containsExactly(60, 0, 1, 59, 60, 1, 59, 620, 10);
        assertThat(stretches).allMatch(stretch -> stretch.open() == null);
        assertThat(stretches.get(5).events()).extracting(Happening::what).containsExactly("shipment-damaged");
        assertThat(stretches.get(5).events().getFirst().text()).contains("Shaoxing: carton crushed");
        assertThat(stretches.get(5).events().getFirst().textZh()).contains("损坏");
        assertThat(stretches.getLast().events())
                .extracting(Happening::what)
                .containsExactly("shipment-delivered", "line-received");
    }

    @Test
    void the_waits_of_a_completed_order_add_up_to_its_age() {
        OrderState state = reported(searchedAndPlaced(), reserved(1, "C-NB", minute(1)), delivered(1, minute(800)));
        var completed = (ServiceOrderCompleted) OrderDecisions.receive(
                        state, new ConfirmReceipt(ServiceOrder.id(ORDER), LINE, Condition.GOOD, minute(810)))
                .getLast();
        assertThat(completed.waits().stream().map(wait -> wait.seconds()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(Timeline.seconds(completed.requestedAt(), completed.completedAt()));
    }

    @Test
    void the_stretch_that_runs_is_open_and_ends_now() {
        List<Stretch> stretches = OrderTimeline.of(
                reported(placed(hinge(COVERED)), reserved(1, "C-NB", minute(1)), dispatched(1, minute(60))),
                minute(90));
        assertThat(stretches.getLast().cause()).isEqualTo(Cause.TRANSIT);
        assertThat(stretches.getLast().open()).isTrue();
        assertThat(stretches.getLast().to()).isEqualTo(minute(90));
    }

    @Test
    void a_part_from_the_own_shelf_is_neither_picked_nor_under_way() {
        OrderState state = received(reported(placed(hinge(COVERED)), reserved(1, Given.STATION, minute(1))), 3);
        assertThat(OrderTimeline.of(state, minute(5)))
                .extracting(Stretch::cause)
                .containsExactly(Cause.APPROVAL, Cause.STOCK, Cause.RECEIPT);
    }

    @Test
    void an_order_waits_for_the_line_that_is_least_far() {
        OrderState state = reported(placed(hinge(COVERED), hinge(Given.ask())), reserved(1, "C-NB", minute(1)));
        assertThat(OrderTimeline.of(state, minute(5)).getLast().cause()).isEqualTo(Cause.APPROVAL);
    }

    @Provide
    Arbitrary<List<OrderEvent.Step>> histories() {
        Arbitrary<Instant> anyClock =
                Arbitraries.longs().between(-3_000_000, 9_000_000).map(Given.PLACED::plusMillis);
        Arbitrary<OrderEvent.Step> step = Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(1, 3),
                        anyClock)
                .as((kind, attempt, at) -> switch (kind) {
                    case 0 -> reserved(attempt, attempt == 3 ? Given.STATION : "C-NB", at);
                    case 1 -> Given.backordered(attempt, at);
                    case 2 -> planned(attempt, at);
                    case 3 -> dispatched(attempt, at);
                    case 4 -> damaged(attempt, at);
                    default -> delivered(attempt, at);
                });
        return step.list().ofMaxSize(14);
    }

    /** Whatever is reported, in whatever order, by whatever clocks. */
    @Property(tries = 500)
    void stretches_neither_overlap_nor_leave_holes(@ForAll("histories") List<OrderEvent.Step> history) {
        OrderState state = reported(searchedAndPlaced(), history.toArray(OrderEvent.Step[]::new));
        List<OrderState> seen = new ArrayList<>(List.of(state));
        if (Given.status(state) == LineStatus.DELIVERED) {
            seen.add(received(state, 200));
        }
        for (OrderState each : seen) {
            List<Stretch> stretches = OrderTimeline.of(each, minute(240));
            Instant end = each.closedAt() == null ? minute(240) : each.closedAt();
            Instant at = each.order().requestedAt();
            BigDecimal sum = BigDecimal.ZERO;
            for (Stretch stretch : stretches) {
                assertThat(stretch.from()).isEqualTo(at);
                assertThat(stretch.to()).isAfterOrEqualTo(stretch.from());
                at = stretch.to();
                sum = sum.add(stretch.seconds());
            }
            assertThat(at).isEqualTo(end);
            assertThat(sum).isEqualTo(Timeline.seconds(each.order().requestedAt(), end));
            assertThat(stretches.stream().filter(stretch -> stretch.open() != null))
                    .hasSize(each.closedAt() == null ? 1 : 0);
        }
    }

    /** Order and repetition of reports do not matter for where a line stands. */
    @Property(tries = 300)
    void a_line_stands_where_its_reports_say_in_any_order(@ForAll("histories") List<OrderEvent.Step> history) {
        OrderState one = reported(placed(hinge(COVERED)), history.toArray(OrderEvent.Step[]::new));
        OrderState other = reported(placed(hinge(COVERED)), history.reversed().toArray(OrderEvent.Step[]::new));
        OrderState twice = reported(one, history.toArray(OrderEvent.Step[]::new));
        assertThat(Given.status(other)).isEqualTo(Given.status(one));
        assertThat(twice).isEqualTo(one);
    }
}
