package io.partline.requests.order;

import io.partline.requests.order.Attempt.Kind;
import io.partline.requests.order.Attempt.Mark;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import io.partline.requests.timeline.Cause;
import io.partline.requests.timeline.Happening;
import io.partline.requests.timeline.Leg;
import io.partline.requests.timeline.Stretch;
import io.partline.requests.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of an order as stretches. An order waits for its slowest line: the one that finished last, or, while it is
 * open, the one that is least far; what happened to the others is told in between.
 */
public final class OrderTimeline {
    private OrderTimeline() {}

    /** @param now end of the stretch that still runs; without meaning for a closed order */
    public static List<Stretch> of(OrderState state, Instant now) {
        ServiceOrderPlaced order = state.order();
        Instant closedAt = state.closedAt();
        Instant end = closedAt == null ? now : closedAt;
        Line slowest = state.lines().stream().max(bySlowness()).orElseThrow();
        List<Happening> happenings = new ArrayList<>();
        happenings.add(new Happening(
                order.placedAt(),
                "order-placed",
                "Order %s placed for %s".formatted(order.serviceOrderId(), order.productModel()),
                "已为%s下单%s".formatted(order.productModel(), order.serviceOrderId())));
        state.lines().forEach(line -> happenings.addAll(happenings(line)));
        return Timeline.lay(order.requestedAt(), end, closedAt != null, legs(order, slowest), happenings);
    }

    private static Comparator<Line> bySlowness() {
        return Comparator.<Line, Boolean>comparing(line -> !line.finished())
                .thenComparing(Line::finishedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Line::status, Comparator.reverseOrder())
                .thenComparing(Line::lineId, Comparator.reverseOrder());
    }

    private static List<Leg> legs(ServiceOrderPlaced order, Line line) {
        List<Leg> legs = new ArrayList<>();
        if (order.requestedAt().isBefore(order.placedAt())) {
            legs.add(new Leg(Cause.IDENTITY, order.placedAt()));
        }
        Approval approval = line.approval();
        legs.add(new Leg(Cause.APPROVAL, approval == null ? null : approval.decidedAt()));
        Cause search = Cause.STOCK;
        boolean lost = true;
        for (Attempt attempt : line.attempts()) {
            legs.add(new Leg(search, attempt.at(Kind.RESERVED)));
            lost = attempt.lostAt() != null;
            legs.addAll(journey(order, line, attempt, attempt == line.attempts().getLast()));
            search = Cause.DAMAGE;
        }
        if (lost) {
            legs.add(new Leg(search, null));
        }
        return legs;
    }

    private static List<Leg> journey(ServiceOrderPlaced order, Line line, Attempt attempt, boolean newest) {
        Instant lostAt = attempt.lostAt();
        Instant inHand = newest && lostAt == null ? line.fulfilledAt() : null;
        if (order.stationId().equals(attempt.source())) {
            return List.of(new Leg(Cause.RECEIPT, inHand));
        }
        Instant deliveredAt = attempt.at(Kind.DELIVERED);
        Instant dispatchedAt = attempt.at(Kind.DISPATCHED);
        if (lostAt != null && (deliveredAt == null || lostAt.isBefore(deliveredAt))) {
            return List.of(new Leg(Cause.PICKING, dispatchedAt), new Leg(Cause.TRANSIT, lostAt));
        }
        return List.of(
                new Leg(Cause.PICKING, dispatchedAt),
                new Leg(Cause.TRANSIT, deliveredAt),
                new Leg(Cause.RECEIPT, lostAt != null ? lostAt : inHand));
    }

    private static List<Happening> happenings(Line line) {
        List<Happening> told = new ArrayList<>();
        Approval approval = line.approval();
        if (approval != null) {
            told.addAll(happenings(line, approval));
        }
        for (Attempt attempt : line.attempts()) {
            attempt.marks().forEach(mark -> told.add(happening(line, mark)));
        }
        if (line.fulfilledAt() != null) {
            told.add(new Happening(
                    line.fulfilledAt(),
                    "line-received",
                    "%s received in good condition".formatted(line.partNumber()),
                    "%s已收货，状态完好".formatted(line.partNumber())));
        }
        return told;
    }

    private static List<Happening> happenings(Line line, Approval approval) {
        List<Happening> told = new ArrayList<>();
        if (approval.approver() != null) {
            told.add(new Happening(
                    approval.requestedAt(),
                    "approval-requested",
                    "Approval of %s asked for: %s".formatted(line.partNumber(), approval.rule()),
                    "%s已提交审批：%s".formatted(line.partNumber(), approval.rule())));
        }
        if (approval.escalatedAt() != null) {
            told.add(new Happening(
                    approval.escalatedAt(),
                    "approval-escalated",
                    "Nobody decided in time; %s is asked".formatted(approval.approver()),
                    "审批超时，转交%s".formatted(approval.approver())));
        }
        Instant decidedAt = approval.decidedAt();
        if (decidedAt != null) {
            boolean rejected = approval.status() == Approval.Status.REJECTED;
            String by = Objects.requireNonNullElse(approval.decidedBy(), approval.rule());
            told.add(new Happening(
                    decidedAt,
                    rejected ? "line-rejected" : "line-approved",
                    "%s %s (%s)".formatted(line.partNumber(), rejected ? "rejected" : "approved", by),
                    "%s%s（%s）".formatted(line.partNumber(), rejected ? "被驳回" : "已批准", by)));
        }
        return told;
    }

    private static Happening happening(Line line, Mark mark) {
        String part = line.partNumber();
        return switch (mark.kind()) {
            case BACKORDERED ->
                told(
                        mark,
                        "demand-backordered",
                        "No stock of %s anywhere it may come from%s".formatted(part, note(mark, "; ")),
                        "%s缺货%s".formatted(part, note(mark, "：")));
            case RESERVED ->
                told(
                        mark,
                        "stock-reserved",
                        "%s reserved at %s, promised for %s".formatted(part, mark.source(), mark.promisedAt()),
                        "已在%s预留%s，承诺时间%s".formatted(mark.source(), part, mark.promisedAt()));
            case PLANNED ->
                told(
                        mark,
                        "shipment-planned",
                        "Shipment %s planned with %s".formatted(mark.shipmentId(), mark.carrierId()),
                        "已安排运单%s，承运商%s".formatted(mark.shipmentId(), mark.carrierId()));
            case DISPATCHED ->
                told(
                        mark,
                        "shipment-dispatched",
                        "%s handed %s to %s".formatted(mark.source(), part, mark.carrierId()),
                        "%s已将%s交付%s".formatted(mark.source(), part, mark.carrierId()));
            case DELIVERED ->
                told(
                        mark,
                        "shipment-delivered",
                        "%s delivered%s".formatted(mark.carrierId(), note(mark, ", signed by ")),
                        "%s已送达%s".formatted(mark.carrierId(), note(mark, "，签收人")));
            case DAMAGED ->
                told(
                        mark,
                        "shipment-damaged",
                        "%s reports damage%s".formatted(mark.carrierId(), note(mark, ": ")),
                        "%s报告货物损坏%s".formatted(mark.carrierId(), note(mark, "：")));
            case RECEIVED_DAMAGED ->
                told(mark, "line-received-damaged", "%s arrived damaged".formatted(part), "%s到货时已损坏".formatted(part));
        };
    }

    private static Happening told(Mark mark, String what, String text, String textZh) {
        return new Happening(mark.at(), what, text, textZh);
    }

    private static String note(Mark mark, String before) {
        @Nullable String note = mark.note();
        return note == null ? "" : before + note;
    }
}
