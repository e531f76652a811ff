package io.partline.requests.order;

import io.partline.chassis.aggregate.Pure;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import io.partline.requests.timeline.TimelineEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happened to an order and its lines, in words of both languages. */
@Pure
final class OrderTimelineEvents {
    private OrderTimelineEvents() {}

    static List<TimelineEvent> of(OrderState state) {
        ServiceOrderPlaced order = state.order();
        List<TimelineEvent> events = new ArrayList<>();
        events.add(new TimelineEvent(
                order.placedAt(),
                "order-placed",
                "Order %s placed for %s".formatted(order.serviceOrderId(), order.productModel()),
                "已为%s下单%s".formatted(order.productModel(), order.serviceOrderId())));
        state.lines().forEach(line -> events.addAll(of(line)));
        return events;
    }

    private static List<TimelineEvent> of(Line line) {
        List<TimelineEvent> events = new ArrayList<>();
        Approval approval = line.approval();
        if (approval != null) {
            events.addAll(of(line, approval));
        }
        for (Attempt attempt : line.attempts()) {
            // The last piece in good hands is told as the line's end.
            attempt.milestones().stream()
                    .filter(milestone -> milestone.type() != Milestone.Type.RECEIVED
                            || !milestone.at().equals(line.fulfilledAt()))
                    .forEach(milestone -> events.add(of(line, milestone)));
        }
        if (line.cancelledAt() != null) {
            events.add(new TimelineEvent(
                    line.cancelledAt(),
                    "line-cancelled",
                    "%s is needed no more".formatted(line.partNumber()),
                    "%s已取消".formatted(line.partNumber())));
        }
        if (line.fulfilledAt() != null) {
            events.add(new TimelineEvent(
                    line.fulfilledAt(),
                    "line-received",
                    "%s received in good condition".formatted(line.partNumber()),
                    "%s已收货，状态完好".formatted(line.partNumber())));
        }
        return events;
    }

    private static List<TimelineEvent> of(Line line, Approval approval) {
        List<TimelineEvent> events = new ArrayList<>();
        if (approval.byPerson()) {
            events.add(new TimelineEvent(
                    approval.requestedAt(),
                    "approval-requested",
                    "Approval of %s asked for: %s".formatted(line.partNumber(), approval.rule()),
                    "%s已提交审批：%s".formatted(line.partNumber(), approval.rule())));
        }
        if (approval.escalatedAt() != null) {
            events.add(new TimelineEvent(
                    approval.escalatedAt(),
                    "approval-escalated",
                    "Nobody decided in time; %s is asked".formatted(approval.approver()),
                    "审批超时，转交%s".formatted(approval.approver())));
        }
        Instant decidedAt = approval.decidedAt();
        if (decidedAt != null) {
            boolean rejected = approval.status() == Approval.Status.REJECTED;
            String by = Objects.requireNonNullElse(approval.decidedBy(), approval.rule());
            events.add(new TimelineEvent(
                    decidedAt,
                    rejected ? "line-rejected" : "line-approved",
                    "%s %s (%s)".formatted(line.partNumber(), rejected ? "rejected" : "approved", by),
                    "%s%s（%s）".formatted(line.partNumber(), rejected ? "被驳回" : "已批准", by)));
        }
        return events;
    }

    private static TimelineEvent of(Line line, Milestone m) {
        String part = line.partNumber();
        return switch (m.type()) {
            case BACKORDERED ->
                event(
                        m,
                        "demand-backordered",
                        "No stock of %s anywhere it may come from%s".formatted(part, note(m, "; ")),
                        "%s缺货%s".formatted(part, note(m, "：")));
            case RESERVED ->
                event(
                        m,
                        "stock-reserved",
                        "%s reserved at %s, promised for %s".formatted(part, m.source(), m.promisedAt()),
                        "已在%s预留%s，承诺时间%s".formatted(m.source(), part, m.promisedAt()));
            case PLANNED ->
                event(
                        m,
                        "shipment-planned",
                        "Shipment %s planned with %s".formatted(m.shipmentId(), m.carrierId()),
                        "已安排运单%s，承运商%s".formatted(m.shipmentId(), m.carrierId()));
            case DISPATCHED ->
                event(
                        m,
                        "shipment-dispatched",
                        "%s handed %s to %s".formatted(m.source(), part, m.carrierId()),
                        "%s已将%s交付%s".formatted(m.source(), part, m.carrierId()));
            case DELIVERED ->
                event(
                        m,
                        "shipment-delivered",
                        "%s delivered%s".formatted(m.carrierId(), note(m, ", signed by ")),
                        "%s已送达%s".formatted(m.carrierId(), note(m, "，签收人")));
            case DAMAGED ->
                event(
                        m,
                        "shipment-damaged",
                        "%s reports damage%s".formatted(m.carrierId(), note(m, ": ")),
                        "%s报告货物损坏%s".formatted(m.carrierId(), note(m, "：")));
            case FAILED ->
                event(
                        m,
                        "shipment-failed",
                        "%s does not arrive%s".formatted(part, note(m, ": ")),
                        "%s未能按要求到货%s".formatted(part, note(m, "：")));
            case RECEIVED ->
                line.finishedAt() != null && !m.at().isBefore(line.finishedAt())
                        ? event(
                                m,
                                "line-received-anyway",
                                "%s arrived after all".formatted(part),
                                "%s仍已到货".formatted(part))
                        : event(
                                m,
                                "line-received-in-part",
                                "%d of %d %s received in good condition".formatted(m.quantity(), line.quantity(), part),
                                "%s已收到%d件（共%d件），状态完好".formatted(part, m.quantity(), line.quantity()));
            case RELEASED ->
                event(
                        m,
                        "reservation-released",
                        "%s stays at %s".formatted(part, m.source()),
                        "%s留在%s".formatted(part, m.source()));
            case RECEIVED_DAMAGED ->
                event(
                        m,
                        "line-received-damaged",
                        "%s cannot be used as it is, or is missing".formatted(part),
                        "%s无法使用或缺失".formatted(part));
        };
    }

    private static TimelineEvent event(Milestone milestone, String what, String text, String textZh) {
        return new TimelineEvent(milestone.at(), what, text, textZh);
    }

    private static String note(Milestone milestone, String before) {
        @Nullable String note = milestone.note();
        return note == null ? "" : before + note;
    }
}
