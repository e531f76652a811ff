package io.partline.benchmarks;

import io.partline.chassis.aggregate.Decider;
import io.partline.requests.catalogue.Money;
import io.partline.requests.order.ApprovalOutcome;
import io.partline.requests.order.ApprovalOutcome.AutoApproved;
import io.partline.requests.order.ApprovalOutcome.NeedsApproval;
import io.partline.requests.order.Candidate;
import io.partline.requests.order.Condition;
import io.partline.requests.order.Goods;
import io.partline.requests.order.LineId;
import io.partline.requests.order.OrderCommand;
import io.partline.requests.order.OrderCommand.ApproveLine;
import io.partline.requests.order.OrderCommand.ConfirmReceipt;
import io.partline.requests.order.OrderCommand.NewLine;
import io.partline.requests.order.OrderCommand.PlaceOrder;
import io.partline.requests.order.OrderCommand.RecordMilestone;
import io.partline.requests.order.OrderEvent;
import io.partline.requests.order.OrderEvent.LineReserved;
import io.partline.requests.order.OrderEvent.MilestoneReported;
import io.partline.requests.order.OrderEvent.ShipmentDelivered;
import io.partline.requests.order.OrderEvent.ShipmentDispatched;
import io.partline.requests.order.OrderEvent.ShipmentPlanned;
import io.partline.requests.order.OrderState;
import io.partline.requests.order.Priority;
import io.partline.requests.order.ServiceOrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lives of orders of one line as the service decides them. One has news four times, hours apart: it is placed, reserved and
 * planned (one in five is approved by a person in between); it leaves; it arrives; it is received. Meanwhile others have
 * theirs.
 */
final class OrderLives {
    private static final int AT_THE_SAME_TIME = 5_000;
    private static final Instant BEGIN = Instant.parse("2026-11-23T08:00:00.123456Z");
    /** Neighbours in time are none by their ids, which nobody can guess. */
    private static final long SPREAD = 0x9E37_79B9_7F4BL;

    private static final String CENTRE = "C-NB";
    private static final String CARRIER = "SF";

    private final Decider<OrderState, OrderCommand, OrderEvent> decider;

    OrderLives(Decider<OrderState, OrderCommand, OrderEvent> decider) {
        this.decider = decider;
    }

    /** Without end. */
    Stream<OrderEvent> events() {
        return IntStream.iterate(0, first -> first + AT_THE_SAME_TIME).boxed().flatMap(this::together);
    }

    private Stream<OrderEvent> together(int first) {
        List<Order> orders = IntStream.range(first, first + AT_THE_SAME_TIME)
                .mapToObj(number -> new Order(decider, number))
                .toList();
        Stream<Function<Order, List<OrderEvent>>> visits =
                Stream.of(Order::placed, Order::dispatched, Order::delivered, Order::received);
        return visits.flatMap(visit -> orders.stream().flatMap(order -> visit.apply(order).stream()));
    }

    private static final class Order {
        private final Decider<OrderState, OrderCommand, OrderEvent> decider;
        private final int number;
        private final ServiceOrderId id;
        private final LineId line;
        private final String station;
        private final String part;
        private final String shipment;
        private final Instant at;
        private OrderState state;

        Order(Decider<OrderState, OrderCommand, OrderEvent> decider, int number) {
            this.decider = decider;
            this.number = number;
            this.id = new ServiceOrderId("SO-%012X".formatted(number * SPREAD & 0xFFFF_FFFF_FFFFL));
            this.line = LineId.of(id, 1);
            this.station = "S-%03d".formatted(number % 300);
            this.part = "P-%05d".formatted(number * 7 % 2_000);
            this.shipment = "SH-" + line + ".1";
            this.at = BEGIN.plusSeconds(number);
            this.state = decider.empty();
        }

        List<OrderEvent> placed() {
            boolean byPerson = number % 5 == 0;
            Money amount = Money.of("38.50", "CNY");
            Instant due = after(Duration.ofHours(4));
            ApprovalOutcome outcome =
                    byPerson ? new NeedsApproval("over-quota", CENTRE, due) : new AutoApproved("within-quota", true);
            List<OrderEvent> events = decide(new PlaceOrder(
                    id,
                    station,
                    CENTRE,
                    "DHF-215KA",
                    "SN-%08d".formatted(number),
                    Priority.ROUTINE,
                    at,
                    List.of(new NewLine(part, 1, amount, outcome)),
                    "technician-" + station,
                    station,
                    at));
            if (byPerson) {
                OrderCommand.Decider planner = new OrderCommand.Decider("planner-" + CENTRE, CENTRE, false);
                events.addAll(decide(new ApproveLine(id, line, planner, true, "", after(Duration.ofHours(1)))));
            }
            Instant promised = after(Duration.ofHours(28));
            events.addAll(record(new LineReserved(
                    id,
                    line,
                    1,
                    new Goods(part, 1, List.of()),
                    CENTRE,
                    promised,
                    List.of(
                            new Candidate(station, "OWN_SHELF", 0, null, false, "has none"),
                            new Candidate(CENTRE, "HOME_CENTRE", 2, promised, true, "promises it first")),
                    3,
                    after(Duration.ofHours(1)))));
            events.addAll(
                    record(new ShipmentPlanned(id, line, 1, shipment, CENTRE, CARRIER, after(Duration.ofHours(1)))));
            return events;
        }

        List<OrderEvent> dispatched() {
            return record(new ShipmentDispatched(id, line, 1, shipment, CENTRE, CARRIER, after(Duration.ofHours(5))));
        }

        List<OrderEvent> delivered() {
            return record(new ShipmentDelivered(
                    id, line, 1, shipment, CENTRE, CARRIER, "front desk", Condition.GOOD, after(Duration.ofHours(26))));
        }

        List<OrderEvent> received() {
            return decide(new ConfirmReceipt(
                    id, line, Condition.GOOD, null, null, "technician-" + station, after(Duration.ofHours(27))));
        }

        private Instant after(Duration since) {
            return at.plus(since);
        }

        private List<OrderEvent> record(MilestoneReported milestone) {
            return decide(new RecordMilestone(milestone));
        }

        private List<OrderEvent> decide(OrderCommand command) {
            List<OrderEvent> events = decider.decide().apply(state, command);
            state = decider.fold(state, events);
            return new ArrayList<>(events);
        }
    }
}
