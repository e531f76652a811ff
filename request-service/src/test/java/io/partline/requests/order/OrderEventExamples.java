package io.partline.requests.order;

import static io.partline.requests.order.Given.LINE;
import static io.partline.requests.order.Given.ORDER;
import static io.partline.requests.order.Given.STATION;
import static io.partline.requests.order.Given.minute;

import io.partline.requests.catalogue.Money;
import io.partline.requests.timeline.Cause;
import io.partline.requests.timeline.Wait;
import java.math.BigDecimal;
import java.util.List;

/** One of each event that an order can record, every member filled. */
public final class OrderEventExamples {
    private OrderEventExamples() {}

    public static List<OrderEvent> all() {
        Money amount = Money.of("38.50", "CNY");
        return List.of(
                new OrderEvent.ServiceOrderPlaced(
                        ORDER,
                        STATION,
                        "C-HZ",
                        "BCD-215KA",
                        "KA2002-0723",
                        Priority.CUSTOMER_DOWN,
                        minute(-4),
                        minute(0),
                        List.of(new OrderEvent.OrderedLine(LINE, "DHF-215KA", 1, amount)),
                        STATION),
                new OrderEvent.ApprovalRequested(
                        ORDER, LINE, "C-HZ", "no monthly quota is set", amount, minute(240), minute(0)),
                new OrderEvent.ApprovalEscalated(
                        ORDER, LINE, "HQ", "no monthly quota is set", amount, minute(481), minute(241)),
                new OrderEvent.LineApproved(
                        ORDER,
                        LINE,
                        STATION,
                        "DHF-215KA",
                        1,
                        Priority.CUSTOMER_DOWN,
                        minute(-4),
                        Decision.APPROVED,
                        "no monthly quota is set",
                        "C-HZ",
                        "the customer has waited long enough",
                        true,
                        minute(5)),
                new OrderEvent.LineRejected(ORDER, LINE, "HQ", "under warranty of the shop", minute(6)),
                Given.reserved(1, "C-NB", minute(7)),
                Given.backordered(1, minute(7)),
                Given.planned(1, minute(8)),
                Given.dispatched(1, minute(60)),
                Given.damaged(1, minute(120)),
                Given.delivered(2, minute(800)),
                new OrderEvent.LineReceived(
                        ORDER, LINE, STATION, "DHF-215KA", 1, "HQ", 2, Given.shipment(2), Condition.GOOD, minute(810)),
                new OrderEvent.ServiceOrderCompleted(
                        ORDER,
                        STATION,
                        minute(-4),
                        minute(0),
                        minute(810),
                        List.of(
                                new Wait(Cause.IDENTITY, new BigDecimal("240.000")),
                                new Wait(Cause.TRANSIT, new BigDecimal("48600.000")))));
    }
}
