package io.partline.requests.order;

import io.partline.chassis.testing.Specification;
import io.partline.requests.catalogue.Money;
import io.partline.requests.order.OrderCommand.ConfirmReceipt;
import io.partline.requests.order.OrderCommand.NewLine;
import io.partline.requests.order.OrderCommand.PlaceOrder;
import io.partline.requests.order.OrderCommand.RecordMilestone;
import io.partline.requests.order.OrderEvent.MilestoneReported;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The hinge of the 23-day story, ordered and on its way on one day of November. */
final class HingeOrder {
    static final Specification<OrderState, OrderCommand, OrderEvent> SPEC =
            Specification.of(new OrderAggregate().order());

    static final ServiceOrderId ORDER = new ServiceOrderId("SO-7Q2M4K8ZP1XA");
    static final LineId LINE = new LineId("SO-7Q2M4K8ZP1XA-1");
    static final LineId LINE_2 = new LineId("SO-7Q2M4K8ZP1XA-2");
    static final String STATION = "S-TZ-01";
    static final Instant PLACED = Instant.parse("2026-11-23T08:00:00Z");
    static final Money PRICE = Money.of("38.50", "CNY");
    static final ApprovalOutcome APPROVED_BY_RULE =
            new ApprovalOutcome.AutoApproved("CUSTOMER_DOWN within quota of level B", true);
    static final ApprovalOutcome ASK_THE_CENTRE =
            new ApprovalOutcome.NeedsApproval("no monthly quota is set", "C-HZ", minute(240));

    private HingeOrder() {}

    static Instant minute(long minutes) {
        return PLACED.plusSeconds(60 * minutes);
    }

    static NewLine hinge(ApprovalOutcome outcome) {
        return new NewLine("DHF-215KA", 1, PRICE, outcome);
    }

    static PlaceOrder place(NewLine... lines) {
        return placeAfterSearching(PLACED, lines);
    }

    static PlaceOrder placeAfterSearching(Instant since, NewLine... lines) {
        return new PlaceOrder(
                ORDER,
                STATION,
                "C-HZ",
                "BCD-215KA",
                "KA2002-0723",
                Priority.CUSTOMER_DOWN,
                since,
                List.of(lines),
                STATION,
                STATION,
                PLACED);
    }

    static RecordMilestone[] report(MilestoneReported... milestones) {
        return Arrays.stream(milestones).map(RecordMilestone::new).toArray(RecordMilestone[]::new);
    }

    static ConfirmReceipt receipt(Condition condition) {
        return receipt(condition, null, 900);
    }

    static ConfirmReceipt receipt(Condition condition, Long quantity, long minute) {
        return new ConfirmReceipt(ORDER, LINE, condition, quantity, null, "S-TZ-01.wang", minute(minute));
    }

    static Goods hinges(long quantity) {
        return new Goods("DHF-215KA", quantity, List.of());
    }

    static NewLine tenHinges() {
        return new NewLine("DHF-215KA", 10, PRICE, APPROVED_BY_RULE);
    }

    static OrderEvent.LineReserved reserved(int attempt, String source, Instant at) {
        return reserved(attempt, 1, source, at);
    }

    static OrderEvent.LineReserved reserved(int attempt, long quantity, String source, Instant at) {
        return new OrderEvent.LineReserved(
                ORDER,
                LINE,
                attempt,
                hinges(quantity),
                source,
                minute(2000),
                List.of(new Candidate(source, "SIBLING_CENTRE", 2, minute(2000), true, "earliest promise")),
                28,
                at);
    }

    static OrderEvent.LineBackordered backordered(int attempt, Instant at) {
        return new OrderEvent.LineBackordered(ORDER, LINE, attempt, "no site has any", List.of(), 29, at);
    }

    static OrderEvent.ShipmentPlanned planned(int attempt, Instant at) {
        return new OrderEvent.ShipmentPlanned(ORDER, LINE, attempt, shipment(attempt), "C-NB", "CR-01", at);
    }

    static OrderEvent.ShipmentDispatched dispatched(int attempt, Instant at) {
        return new OrderEvent.ShipmentDispatched(ORDER, LINE, attempt, shipment(attempt), "C-NB", "CR-01", at);
    }

    static OrderEvent.ShipmentDamaged damaged(int attempt, Instant at) {
        return damaged(attempt, 1, at);
    }

    static OrderEvent.ShipmentDamaged damaged(int attempt, long quantity, Instant at) {
        return new OrderEvent.ShipmentDamaged(
                ORDER,
                LINE,
                attempt,
                quantity,
                shipment(attempt),
                "C-NB",
                "CR-01",
                "Shaoxing",
                "carton crushed",
                "N-" + at,
                at);
    }

    static OrderEvent.ShipmentDelivered delivered(int attempt, Instant at) {
        return new OrderEvent.ShipmentDelivered(
                ORDER, LINE, attempt, shipment(attempt), "C-NB", "CR-01", "Chen Wei", Condition.GOOD, at);
    }

    static OrderEvent.ShipmentFailed failed(int attempt, String reason, Instant at) {
        return new OrderEvent.ShipmentFailed(
                ORDER, LINE, attempt, 1L, shipment(attempt), "C-NB", "CR-01", reason, "N-" + at, at);
    }

    static OrderEvent.ReservationReleased released(int attempt, Instant at) {
        return new OrderEvent.ReservationReleased(ORDER, LINE, attempt, "C-NB", at);
    }

    static String shipment(int attempt) {
        return "SH-" + LINE + "." + attempt;
    }

    static LineStatus status(OrderState state) {
        return state.line(LINE).orElseThrow().status();
    }
}
