package io.partline.requests.overview;

import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import io.partline.requests.order.OrderState;
import io.partline.requests.order.OrderStatus;
import io.partline.requests.order.OrderTimeline;
import io.partline.requests.timeline.Timeline;
import io.partline.requests.timeline.TimelineSegment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param ageSeconds from the first try to the end or now; the stretches add up to it exactly */
@Schema(example = """
        {"serviceOrderId": "SO-7K3M9QX2PV4D", "status": "OPEN", "requestedAt": "2026-11-23T06:01:58Z",
         "placedAt": "2026-11-23T06:02:10Z", "ageSeconds": 72.000,
         "stretches": [
           {"from": "2026-11-23T06:01:58Z", "to": "2026-11-23T06:02:10Z", "cause": "IDENTITY", "seconds": 12.000,
            "text": "The right part number was not known yet", "textZh": "尚未确认正确的零件号", "events": []},
           {"from": "2026-11-23T06:02:10Z", "to": "2026-11-23T06:02:10Z", "cause": "APPROVAL", "seconds": 0.000,
            "text": "Waiting for approval", "textZh": "等待审批", "events": []},
           {"from": "2026-11-23T06:02:10Z", "to": "2026-11-23T06:03:10Z", "cause": "STOCK", "seconds": 60.000,
            "open": true, "text": "Waiting for stock", "textZh": "等待库存",
            "events": [{"at": "2026-11-23T06:02:10Z", "what": "order-placed",
              "text": "Order SO-7K3M9QX2PV4D placed for BCD-215KA", "textZh": "已为BCD-215KA下单SO-7K3M9QX2PV4D"}]}]}
        """)
record TimelineView(
        String serviceOrderId,
        OrderStatus status,
        Instant requestedAt,
        Instant placedAt,
        @Nullable Instant completedAt,
        BigDecimal ageSeconds,
        List<TimelineSegment> stretches) {
    static TimelineView of(OrderState state, Instant seen) {
        ServiceOrderPlaced order = state.order();
        List<TimelineSegment> segments = OrderTimeline.of(state, seen);
        return new TimelineView(
                order.serviceOrderId().value(),
                state.status(),
                order.requestedAt(),
                order.placedAt(),
                state.completedAt(),
                Timeline.seconds(order.requestedAt(), segments.getLast().to()),
                segments);
    }
}
