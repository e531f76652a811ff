package io.partline.requests.order;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders to list, and approvals to list and to watch. Absolute rows: each holds the order's whole state. */
@Component
class OrderRows implements Projection {
    @Override
    public String name() {
        return "orders";
    }

    @Override
    public List<String> tables() {
        return List.of("order_row", "approval_row");
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient db) {
        List<OrderEvent> events = batch.stream()
                .map(StoredEvent::payload)
                .filter(OrderEvent.class::isInstance)
                .map(OrderEvent.class::cast)
                .toList();
        if (events.isEmpty()) {
            return;
        }
        Map<String, OrderState> states = load(events, db);
        events.forEach(event -> states.put(
                event.serviceOrderId(),
                states.getOrDefault(event.serviceOrderId(), OrderState.EMPTY).after(event)));
        List<OrderState> changed = List.copyOf(states.values());
        write(changed, db);
        writeApprovals(changed, db);
    }

    private static Map<String, OrderState> load(List<OrderEvent> events, JdbcClient db) {
        Map<String, OrderState> states = new LinkedHashMap<>();
        db.sql("select service_order_id, state::text from order_row where service_order_id = any(?)")
                .param(events.stream()
                        .map(OrderEvent::serviceOrderId)
                        .distinct()
                        .toArray(String[]::new))
                .query((row, number) ->
                        states.put(row.getString(1), EventJson.read(row.getString(2), OrderState.class)))
                .list();
        return states;
    }

    private static void write(List<OrderState> states, JdbcClient db) {
        db.sql("""
                insert into order_row (service_order_id, station_id, home_centre_id, status, placed_at, state)
                select id, station, centre, status, placed::timestamptz, state::jsonb
                from unnest(?, ?, ?, ?, ?, ?) as t (id, station, centre, status, placed, state)
                on conflict (service_order_id) do update set status = excluded.status, state = excluded.state
                """)
                .params(
                        column(states, state -> state.order().serviceOrderId()),
                        column(states, state -> state.order().stationId()),
                        column(states, state -> state.order().homeCentreId()),
                        column(states, state -> state.status().name()),
                        column(states, state -> state.order().placedAt().toString()),
                        column(states, EventJson::write))
                .update();
    }

    private static void writeApprovals(List<OrderState> states, JdbcClient db) {
        List<ApprovalView> approvals = new ArrayList<>();
        List<ServiceOrderPlaced> orders = new ArrayList<>();
        for (OrderState state : states) {
            for (Line line : state.lines()) {
                if (line.approval() != null && line.approval().approver() != null) {
                    approvals.add(ApprovalView.of(state.order(), line));
                    orders.add(state.order());
                }
            }
        }
        if (approvals.isEmpty()) {
            return;
        }
        db.sql("""
                insert into approval_row
                  (approval_id, service_order_id, station_id, home_centre_id, approver, status, due_at, approval)
                select id, order_id, station, centre, approver, status, due::timestamptz, approval::jsonb
                from unnest(?, ?, ?, ?, ?, ?, ?, ?) as t (id, order_id, station, centre, approver, status, due, approval)
                on conflict (approval_id) do update set approver = excluded.approver, status = excluded.status,
                  due_at = excluded.due_at, approval = excluded.approval
                """)
                .params(
                        column(approvals, ApprovalView::approvalId),
                        column(approvals, ApprovalView::serviceOrderId),
                        column(approvals, ApprovalView::stationId),
                        column(orders, ServiceOrderPlaced::homeCentreId),
                        column(approvals, ApprovalView::approver),
                        column(approvals, approval -> approval.status().name()),
                        column(approvals, approval -> approval.dueAt().toString()),
                        column(approvals, EventJson::write))
                .update();
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
