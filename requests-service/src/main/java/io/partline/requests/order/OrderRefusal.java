package io.partline.requests.order;

import io.partline.chassis.refusal.Refusal;
import java.util.Map;

public final class OrderRefusal {
    private OrderRefusal() {}

    public static final class AlreadyDecided extends Refusal {
        AlreadyDecided(LineId lineId, Approval.Status decision) {
            super(
                    Kind.CONFLICT,
                    "already-decided",
                    "Line %s is decided already: %s.".formatted(lineId, decision),
                    Map.of("lineId", lineId.value(), "decision", decision));
        }
    }

    public static final class LineNotReceivable extends Refusal {
        LineNotReceivable(LineId lineId, LineStatus status) {
            super(
                    Kind.CONFLICT,
                    "line-not-receivable",
                    "Line %s is %s; a receipt can be confirmed once it is DELIVERED, or RESERVED on your own shelf."
                            .formatted(lineId, status),
                    Map.of("lineId", lineId.value(), "status", status));
        }
    }

    public static final class OwnShelfDamage extends Refusal {
        OwnShelfDamage(LineId lineId, String source) {
            super(
                    Kind.CONFLICT,
                    "own-shelf-not-shipped",
                    "Line %s is served from your own shelf at %s: nothing was shipped that could have arrived damaged."
                            .formatted(lineId, source),
                    Map.of("lineId", lineId.value(), "source", source));
        }
    }
}
