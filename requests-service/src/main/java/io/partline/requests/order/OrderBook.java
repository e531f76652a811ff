package io.partline.requests.order;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.refusal.Invalid;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.rest.Cursor;
import io.partline.chassis.rest.Page;
import io.partline.chassis.security.Caller;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Orders to read. One order is read from its own history, so that a caller always sees what it has just done; lists come
 * from the rows that follow.
 */
@Component
public class OrderBook {
    private static final int OVERDUE_AT_ONCE = 200;

    private final EventLog log;
    private final JdbcClient db;

    OrderBook(EventLog log, JdbcClient db) {
        this.log = log;
        this.db = db;
    }

    /** Empty as well when it is none of the caller's business. */
    public Optional<OrderState> find(String serviceOrderId, Caller caller) {
        return visible(state(log.readAggregate(ServiceOrder.id(serviceOrderId))), caller);
    }

    /** @throws NotFound if there was none at that time that the caller may see */
    OrderState asOf(String serviceOrderId, @Nullable Instant asOf, Caller caller) {
        List<StoredEvent> history = asOf == null
                ? log.readAggregate(ServiceOrder.id(serviceOrderId))
                : log.readAggregateUntil(ServiceOrder.id(serviceOrderId), asOf);
        return visible(state(history), caller).orElseThrow(() -> NotFound.of("service order", serviceOrderId));
    }

    List<OrderEvent> history(String serviceOrderId) {
        return events(log.readAggregate(ServiceOrder.id(serviceOrderId)));
    }

    private static List<OrderEvent> events(List<StoredEvent> history) {
        return history.stream().map(event -> (OrderEvent) event.payload()).toList();
    }

    private static OrderState state(List<StoredEvent> history) {
        OrderState state = OrderState.EMPTY;
        for (OrderEvent event : events(history)) {
            state = state.after(event);
        }
        return state;
    }

    private static Optional<OrderState> visible(OrderState state, Caller caller) {
        ServiceOrderPlaced order = state.placed();
        if (order == null) {
            return Optional.empty();
        }
        boolean concerned = switch (caller.role()) {
            case HQ, OPS -> true;
            case STATION -> caller.isSite(order.stationId());
            case CENTRE -> caller.isSite(order.homeCentreId());
            case CARRIER -> false;
        };
        return concerned ? Optional.of(state) : Optional.empty();
    }

    /** What {@link #visible} says, for rows with station and centre. */
    private static String concerned(Caller caller) {
        return switch (caller.role()) {
            case HQ, OPS -> "true";
            case STATION -> "station_id = :site";
            case CENTRE -> "home_centre_id = :site";
            case CARRIER -> "false";
        };
    }

    /** The newest first. */
    Page<OrderView> list(
            @Nullable OrderStatus status,
            @Nullable String stationId,
            Caller caller,
            @Nullable String cursor,
            int limit) {
        Cursor after = place(cursor);
        List<OrderView> found = db
                .sql("select state::text from order_row where " + concerned(caller)
                        + " and (:status::text is null or status = :status)"
                        + " and (:station::text is null or station_id = :station)"
                        + " and (:at::text is null or (placed_at, service_order_id) < (:at::timestamptz, :id))"
                        + " order by placed_at desc, service_order_id desc limit :limit")
                .param("site", caller.siteId())
                .param("status", status == null ? null : status.name())
                .param("station", stationId)
                .param("at", value(after, 0))
                .param("id", value(after, 1))
                .param("limit", limit + 1)
                .query(String.class)
                .list()
                .stream()
                .map(json -> OrderView.of(EventJson.read(json, OrderState.class)))
                .toList();
        return Page.of(found, limit, order -> Cursor.of(order.placedAt().toString(), order.id()));
    }

    /** The most urgent first. */
    public Page<ApprovalView> approvals(
            Approval.@Nullable Status status, Caller caller, @Nullable String cursor, int limit) {
        Cursor after = place(cursor);
        List<ApprovalView> found = db
                .sql("select approval::text from approval_row where " + concerned(caller)
                        + " and (:status::text is null or status = :status)"
                        + " and (:at::text is null or (due_at, approval_id) > (:at::timestamptz, :id))"
                        + " order by due_at, approval_id limit :limit")
                .param("site", caller.siteId())
                .param("status", status == null ? null : status.name())
                .param("at", value(after, 0))
                .param("id", value(after, 1))
                .param("limit", limit + 1)
                .query(String.class)
                .list()
                .stream()
                .map(json -> EventJson.read(json, ApprovalView.class))
                .toList();
        return Page.of(found, limit, approval -> Cursor.of(approval.dueAt().toString(), approval.approvalId()));
    }

    private static @Nullable Cursor place(@Nullable String cursor) {
        Cursor place = Cursor.parse(cursor, 2);
        try {
            if (place != null) {
                Instant.parse(place.values().getFirst());
            }
        } catch (DateTimeParseException e) {
            throw Invalid.field("cursor", "must be a nextCursor of this list, unchanged");
        }
        return place;
    }

    private static @Nullable String value(@Nullable Cursor cursor, int index) {
        return cursor == null ? null : cursor.values().get(index);
    }

    /** Pending approvals that were due before {@code now} and are not with {@code last} already. */
    public List<ApprovalView> overdue(Instant now, String last) {
        return db
                .sql("select approval::text from approval_row where status = 'PENDING' and due_at < ? and approver <> ?"
                        + " order by due_at limit ?")
                .params(now.atOffset(ZoneOffset.UTC), last, OVERDUE_AT_ONCE)
                .query(String.class)
                .list()
                .stream()
                .map(json -> EventJson.read(json, ApprovalView.class))
                .toList();
    }
}
