package io.partline.requests.order;

import io.partline.requests.catalogue.Money;
import io.partline.requests.order.OrderCommand.NewLine;
import io.partline.requests.order.OrderCommand.PlaceOrder;
import io.partline.requests.order.OrderCommand.RecordStep;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The cast of the 23-day story, on one day of November. */
public final class Given {
    public static final String ORDER = "SO-7Q2M4K8ZP1XA";
    public static final String LINE = ORDER + "-1";
    public static final String LINE_2 = ORDER + "-2";
    public static final String STATION = "S-TZ-01";
    public static final Instant PLACED = Instant.parse("2026-11-23T08:00:00Z");
    static final Verdict COVERED = new Verdict.Covered("CUSTOMER_DOWN within quota of level B", true);

    private Given() {}

    public static Instant minute(long minutes) {
        return PLACED.plusSeconds(60 * minutes);
    }

    static NewLine hinge(Verdict verdict) {
        return new NewLine("DHF-215KA", 1, Money.of("38.50", "CNY"), verdict);
    }

    static PlaceOrder order(NewLine... lines) {
        return new PlaceOrder(
                ServiceOrder.id(ORDER),
                STATION,
                "C-HZ",
                "BCD-215KA",
                "KA2002-0723",
                Priority.CUSTOMER_DOWN,
                PLACED,
                List.of(lines),
                STATION,
                PLACED);
    }

    static Verdict ask() {
        return new Verdict.AskSomebody("no monthly quota is set", "C-HZ", minute(240));
    }

    static RecordStep report(OrderEvent.Step step) {
        return new RecordStep(ServiceOrder.id(ORDER), step, step.occurredAt());
    }

    static OrderEvent.LineReserved reserved(int attempt, String source, Instant at) {
        return new OrderEvent.LineReserved(
                ORDER,
                LINE,
                attempt,
                source,
                minute(2000),
                List.of(new Candidate(source, "SIBLING_CENTRE", 2, minute(2000), true, "earliest promise")),
                at);
    }

    static OrderEvent.LineBackordered backordered(int attempt, Instant at) {
        return new OrderEvent.LineBackordered(ORDER, LINE, attempt, "no site has any", List.of(), at);
    }

    static OrderEvent.ShipmentPlanned planned(int attempt, Instant at) {
        return new OrderEvent.ShipmentPlanned(ORDER, LINE, attempt, shipment(attempt), "C-NB", "CR-01", at);
    }

    static OrderEvent.ShipmentDispatched dispatched(int attempt, Instant at) {
        return new OrderEvent.ShipmentDispatched(ORDER, LINE, attempt, shipment(attempt), "C-NB", "CR-01", at);
    }

    static OrderEvent.ShipmentDamaged damaged(int attempt, Instant at) {
        return new OrderEvent.ShipmentDamaged(
                ORDER, LINE, attempt, shipment(attempt), "C-NB", "CR-01", "Shaoxing", "carton crushed", at);
    }

    static OrderEvent.ShipmentDelivered delivered(int attempt, Instant at) {
        return new OrderEvent.ShipmentDelivered(
                ORDER, LINE, attempt, shipment(attempt), "C-NB", "CR-01", "Chen Wei", Condition.GOOD, at);
    }

    static String shipment(int attempt) {
        return "SH-" + LINE + "." + attempt;
    }

    static OrderState placed(NewLine... lines) {
        return after(OrderState.EMPTY, state -> OrderDecisions.place(state, order(lines)));
    }

    static OrderState after(OrderState state, Function<OrderState, List<OrderEvent>> decision) {
        OrderState next = state;
        for (OrderEvent event : decision.apply(state)) {
            next = next.after(event);
        }
        return next;
    }

    static OrderState reported(OrderState state, OrderEvent.Step... steps) {
        OrderState next = state;
        for (OrderEvent.Step step : steps) {
            next = after(next, before -> OrderDecisions.record(before, report(step)));
        }
        return next;
    }

    static LineStatus status(OrderState state) {
        return state.line(LINE).orElseThrow().status();
    }
}
