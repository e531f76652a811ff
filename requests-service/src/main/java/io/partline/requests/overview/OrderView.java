package io.partline.requests.overview;

import io.partline.requests.order.Approval;
import io.partline.requests.order.Attempt;
import io.partline.requests.order.Line;
import io.partline.requests.order.LineStatus;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import io.partline.requests.order.OrderState;
import io.partline.requests.order.OrderStatus;
import io.partline.requests.order.Priority;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service order as people and other programs see it.
 *
 * @param id the same as {@code serviceOrderId}
 */
@Schema(example = """
        {"serviceOrderId": "SO-7K3M9QX2PV4D", "id": "SO-7K3M9QX2PV4D", "status": "OPEN", "stationId": "S-TZ-01",
         "homeCentreId": "C-HZ", "productModel": "BCD-215KA", "serialNumber": "KA2002-0723",
         "priority": "CUSTOMER_DOWN", "requestedAt": "2026-11-23T06:01:58Z", "placedAt": "2026-11-23T06:02:10Z",
         "lines": [{"lineId": "SO-7K3M9QX2PV4D-1", "partNumber": "DHF-215KA", "quantity": 1, "status": "IN_TRANSIT",
           "source": "C-NB", "approval": {"decision": "AUTO", "rule": "CUSTOMER_DOWN within quota of level B"},
           "promisedAt": "2026-11-24T17:20:00Z", "shipmentId": "SH-SO-7K3M9QX2PV4D-1.1", "attempt": 1,
           "received": 0, "attempts": [{"attempt": 1, "partNumber": "DHF-215KA", "quantity": 1, "open": 1,
             "status": "IN_TRANSIT", "source": "C-NB", "promisedAt": "2026-11-24T17:20:00Z",
             "shipmentId": "SH-SO-7K3M9QX2PV4D-1.1"}],
           "stillMoving": []}]}
        """)
public record OrderView(
        String serviceOrderId,
        String id,
        OrderStatus status,
        String stationId,
        @Nullable String homeCentreId,
        String productModel,
        String serialNumber,
        Priority priority,
        Instant requestedAt,
        Instant placedAt,
        @Nullable Instant completedAt,
        List<LineView> lines) {
    /**
     * @param source site the newest attempt comes from
     * @param attempt from 1; one more after each damage
     * @param received pieces in good hands
     * @param attempts all of them, each with its pieces: a line may be served from several sites
     * @param stillMoving shipments that could not be stopped when the line was cancelled
     */
    @Schema(example = """
            {"lineId": "SO-7K3M9QX2PV4D-1", "partNumber": "DHF-215KA", "quantity": 1, "status": "IN_TRANSIT",
             "source": "C-NB", "approval": {"decision": "AUTO", "rule": "CUSTOMER_DOWN within quota of level B"},
             "promisedAt": "2026-11-24T17:20:00Z", "shipmentId": "SH-SO-7K3M9QX2PV4D-1.1", "attempt": 1,
             "received": 0, "attempts": [], "stillMoving": []}
            """)
    public record LineView(
            String lineId,
            String partNumber,
            long quantity,
            LineStatus status,
            @Nullable String source,
            @Nullable LineApproval approval,
            @Nullable Instant promisedAt,
            @Nullable String shipmentId,
            int attempt,
            long received,
            List<AttemptView> attempts,
            List<String> stillMoving) {}

    /**
     * @param attempt its number
     * @param partNumber what it brings; under supersession not what was ordered
     * @param quantity pieces it was to bring
     * @param open pieces that are still to come
     * @param status where these are; absent once none is
     */
    @Schema(example = """
            {"attempt": 1, "partNumber": "DHF-215KA", "quantity": 1, "open": 1, "status": "IN_TRANSIT", "source": "C-NB",
             "promisedAt": "2026-11-24T17:20:00Z", "shipmentId": "SH-SO-7K3M9QX2PV4D-1.1"}
            """)
    public record AttemptView(
            int attempt,
            String partNumber,
            long quantity,
            long open,
            @Nullable LineStatus status,
            @Nullable String source,
            @Nullable Instant promisedAt,
            @Nullable String shipmentId) {
        static AttemptView of(Attempt attempt) {
            return new AttemptView(
                    attempt.number(),
                    attempt.goods().partNumber(),
                    attempt.goods().quantity(),
                    attempt.open(),
                    attempt.open() > 0 ? attempt.status() : null,
                    attempt.source(),
                    attempt.promisedAt(),
                    attempt.shipmentId());
        }
    }

    /**
     * @param decision AUTO if a rule decided
     * @param approver site that must decide or had to; absent if a rule decided
     */
    @Schema(example = """
            {"decision": "APPROVED", "rule": "no monthly quota is set", "approver": "C-HZ",
             "dueAt": "2026-11-23T10:02:10Z", "decidedBy": "C-HZ.li", "note": "the customer has waited long enough"}
            """)
    public record LineApproval(
            Approval.Status decision,
            String rule,
            @Nullable String approver,
            @Nullable Instant dueAt,
            @Nullable String decidedBy,
            @Nullable String note) {
        static LineApproval of(Approval approval) {
            return new LineApproval(
                    approval.status(),
                    approval.rule(),
                    approval.approver(),
                    approval.dueAt(),
                    approval.decidedBy(),
                    approval.note());
        }
    }

    public static OrderView of(OrderState state) {
        ServiceOrderPlaced order = state.order();
        String id = order.serviceOrderId().value();
        return new OrderView(
                id,
                id,
                state.status(),
                order.stationId(),
                order.homeCentreId(),
                order.productModel(),
                order.serialNumber(),
                order.priority(),
                order.requestedAt(),
                order.placedAt(),
                state.completedAt(),
                state.lines().stream().map(OrderView::line).toList());
    }

    private static LineView line(Line line) {
        Optional<Attempt> latest = line.latest();
        return new LineView(
                line.lineId().value(),
                line.partNumber(),
                line.quantity(),
                line.status(),
                latest.map(Attempt::source).orElse(null),
                line.approval() == null ? null : LineApproval.of(line.approval()),
                latest.map(Attempt::promisedAt).orElse(null),
                latest.map(Attempt::shipmentId).orElse(null),
                latest.map(Attempt::number).orElse(1),
                line.received(),
                line.attempts().stream().map(AttemptView::of).toList(),
                line.stillMoving());
    }
}
