package io.partline.requests.approval;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.requests.order.Line;
import io.partline.requests.order.OrderEvent;
import io.partline.requests.order.OrderEvent.ApprovalEscalated;
import io.partline.requests.order.OrderEvent.ApprovalRequested;
import io.partline.requests.order.OrderEvent.LineApproved;
import io.partline.requests.order.OrderEvent.LineCancelled;
import io.partline.requests.order.OrderEvent.LineRejected;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import io.partline.requests.order.OrderState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Approvals by persons, to list and to watch. What they are about is kept beside them for each order that has one, and
 * for an order that is placed until a later batch tells that it needs none.
 */
@Component
class ApprovalProjection implements Projection {
    private record Row(OrderState order, ApprovalView approval) {}

    @Override
    public String name() {
        return "approvals";
    }

    @Override
    public List<String> tables() {
        return List.of("approval_row", "order_under_approval");
    }

    @Override
    public List<Class<? extends DomainEvent>> madeOf() {
        return List.of(
                ServiceOrderPlaced.class,
                ApprovalRequested.class,
                ApprovalEscalated.class,
                LineApproved.class,
                LineRejected.class,
                LineCancelled.class);
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient target) {
        List<OrderEvent> events = batch.stream()
                .map(StoredEvent::payload)
                .filter(OrderEvent.class::isInstance)
                .map(OrderEvent.class::cast)
                .filter(ApprovalProjection::concernsApproval)
                .toList();
        if (events.isEmpty()) {
            return;
        }
        Map<String, OrderState> states = load(events, target);
        Set<String> placedBefore = placed(states);
        events.forEach(
                event -> states.computeIfPresent(event.serviceOrderId().value(), (id, state) -> state.after(event)));
        List<OrderState> orders =
                states.values().stream().filter(state -> state.placed() != null).toList();
        keep(orders.stream().filter(ApprovalProjection::concernsPersons).toList(), target);
        forget(
                orders.stream()
                        .filter(state -> placedBefore.contains(id(state)) && !concernsPersons(state))
                        .toList(),
                target);
        write(orders, target);
    }

    private static Set<String> placed(Map<String, OrderState> states) {
        return states.values().stream()
                .filter(state -> state.placed() != null)
                .map(ApprovalProjection::id)
                .collect(Collectors.toSet());
    }

    private static boolean concernsApproval(OrderEvent event) {
        return event instanceof ServiceOrderPlaced
                || event instanceof ApprovalRequested
                || event instanceof ApprovalEscalated
                || event instanceof LineApproved
                || event instanceof LineRejected
                || event instanceof LineCancelled;
    }

    /** Whether a person was asked about a line, or may yet be. */
    private static boolean concernsPersons(OrderState state) {
        return state.lines().stream().map(Line::approval).anyMatch(approval -> approval == null || approval.byPerson());
    }

    /** By order, in the order of events; empty ones for those that are placed in this batch. */
    private static Map<String, OrderState> load(List<OrderEvent> events, JdbcClient target) {
        Map<String, OrderState> states = new LinkedHashMap<>();
        events.forEach(event -> states.put(event.serviceOrderId().value(), OrderState.EMPTY));
        target.sql("select service_order_id, state::text from order_under_approval where service_order_id = any(?)")
                .param(states.keySet().toArray(String[]::new))
                .query((row, number) ->
                        states.put(row.getString(1), EventJson.read(row.getString(2), OrderState.class)))
                .list();
        return states;
    }

    private static void keep(List<OrderState> orders, JdbcClient target) {
        if (orders.isEmpty()) {
            return;
        }
        target.sql("""
                insert into order_under_approval (service_order_id, state)
                select id, state::jsonb from unnest(?, ?) as t (id, state)
                on conflict (service_order_id) do update set state = excluded.state
                """)
                .params(column(orders, ApprovalProjection::id), column(orders, EventJson::write))
                .update();
    }

    private static void forget(List<OrderState> orders, JdbcClient target) {
        if (!orders.isEmpty()) {
            target.sql("delete from order_under_approval where service_order_id = any(?)")
                    .param(column(orders, ApprovalProjection::id))
                    .update();
        }
    }

    private static void write(List<OrderState> orders, JdbcClient target) {
        List<Row> rows = orders.stream().flatMap(ApprovalProjection::rows).toList();
        if (rows.isEmpty()) {
            return;
        }
        target.sql("""
                insert into approval_row (approval_id, service_order_id, station_id, home_centre_id, approver, status,
                  requested_at, due_at, approval)
                select id, order_id, station, centre, approver, status, requested::timestamptz, due::timestamptz,
                  approval::jsonb
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                  as t (id, order_id, station, centre, approver, status, requested, due, approval)
                on conflict (approval_id) do update set approver = excluded.approver, status = excluded.status,
                  due_at = excluded.due_at, approval = excluded.approval
                """)
                .params(
                        column(rows, row -> row.approval().approvalId()),
                        column(rows, row -> row.approval().serviceOrderId()),
                        column(rows, row -> row.approval().stationId()),
                        column(rows, row -> row.order().order().homeCentreId()),
                        column(rows, row -> row.approval().approver()),
                        column(rows, row -> row.approval().status().name()),
                        column(rows, row -> row.approval().requestedAt().toString()),
                        column(rows, row -> row.approval().dueAt().toString()),
                        column(rows, row -> EventJson.write(row.approval())))
                .update();
    }

    private static Stream<Row> rows(OrderState state) {
        return state.lines().stream()
                .filter(line -> line.approval() != null && line.approval().byPerson())
                .map(line -> new Row(state, ApprovalView.of(state.order(), line)));
    }

    private static String id(OrderState state) {
        return state.order().serviceOrderId().value();
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
