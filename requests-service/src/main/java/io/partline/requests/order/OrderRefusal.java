package io.partline.requests.order;

import io.partline.chassis.refusal.ProblemExample;
import io.partline.chassis.refusal.Refusal;
import java.util.Map;

public final class OrderRefusal {
    private OrderRefusal() {}

    @ProblemExample("""
            {"type": "https://partline.io/problems/already-decided", "title": "Already decided", "status": 409,
             "detail": "Line SO-7K3M9QX2PV4D-1 is decided already: APPROVED.",
             "lineId": "SO-7K3M9QX2PV4D-1", "decision": "APPROVED"}
            """)
    public static final class AlreadyDecided extends Refusal {
        AlreadyDecided(LineId lineId, Approval.Status decision) {
            super(
                    Kind.CONFLICT,
                    "already-decided",
                    "Line %s is decided already: %s.".formatted(lineId, decision),
                    Map.of("lineId", lineId.value(), "decision", decision));
        }
    }

    @ProblemExample("""
            {"type": "https://partline.io/problems/line-not-receivable", "title": "Line not receivable", "status": 409,
             "detail": "Line SO-7K3M9QX2PV4D-1 is APPROVED; a receipt can be confirmed once it is DELIVERED, or RESERVED on your own shelf.",
             "lineId": "SO-7K3M9QX2PV4D-1", "lineStatus": "APPROVED"}
            """)
    public static final class LineNotReceivable extends Refusal {
        LineNotReceivable(LineId lineId, LineStatus status) {
            super(
                    Kind.CONFLICT,
                    "line-not-receivable",
                    "Line %s is %s; a receipt can be confirmed once it is DELIVERED, or RESERVED on your own shelf."
                            .formatted(lineId, status),
                    Map.of("lineId", lineId.value(), "lineStatus", status));
        }
    }

    @ProblemExample("""
            {"type": "https://partline.io/problems/more-than-there", "title": "More than there", "status": 422,
             "detail": "Of line SO-7K3M9QX2PV4D-1 9 pieces can be confirmed now; quantity is 10 and may be 9 at most.",
             "lineId": "SO-7K3M9QX2PV4D-1", "quantity": 10, "there": 9}
            """)
    public static final class MoreThanThere extends Refusal {
        MoreThanThere(LineId lineId, long quantity, long there) {
            super(
                    Kind.UNACCEPTABLE,
                    "more-than-there",
                    "Of line %s %d pieces can be confirmed now; quantity is %d and may be %d at most."
                            .formatted(lineId, there, quantity, there),
                    Map.of("lineId", lineId.value(), "quantity", quantity, "there", there));
        }
    }

    @ProblemExample("""
            {"type": "https://partline.io/problems/line-ended", "title": "Line ended", "status": 409,
             "detail": "Line SO-7K3M9QX2PV4D-1 has ended: it is FULFILLED.",
             "lineId": "SO-7K3M9QX2PV4D-1", "lineStatus": "FULFILLED"}
            """)
    public static final class LineEnded extends Refusal {
        LineEnded(LineId lineId, LineStatus status) {
            super(
                    Kind.CONFLICT,
                    "line-ended",
                    "Line %s has ended: it is %s.".formatted(lineId, status),
                    Map.of("lineId", lineId.value(), "lineStatus", status));
        }
    }

    @ProblemExample("""
            {"type": "https://partline.io/problems/order-ended", "title": "Order ended", "status": 409,
             "detail": "Service order SO-7K3M9QX2PV4D has ended: it is COMPLETED.",
             "serviceOrderId": "SO-7K3M9QX2PV4D", "orderStatus": "COMPLETED"}
            """)
    public static final class OrderEnded extends Refusal {
        OrderEnded(ServiceOrderId order, OrderStatus status) {
            super(
                    Kind.CONFLICT,
                    "order-ended",
                    "Service order %s has ended: it is %s.".formatted(order, status),
                    Map.of("serviceOrderId", order.value(), "orderStatus", status));
        }
    }
}
