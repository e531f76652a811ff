package io.partline.requests.waiting;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.requests.order.Line;
import io.partline.requests.order.LineStatus;
import io.partline.requests.order.OrderEvent;
import io.partline.requests.order.OrderState;
import io.partline.requests.order.OrderStatus;
import io.partline.requests.order.OrderTimeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Open lines with the cause that the timeline gives. What is open is little, however many orders there were. */
@Component
class WaitingProjection implements Projection {
    private record Row(OrderState order, Line line) {
        String waitingFor() {
            return OrderTimeline.waitingFor(order.order(), line).name();
        }
    }

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public List<String> tables() {
        return List.of("waiting_line", "waiting_order");
    }

    @Override
    public List<Class<? extends DomainEvent>> madeOf() {
        return List.of(OrderEvent.class);
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient target) {
        List<OrderEvent> events = batch.stream()
                .map(StoredEvent::payload)
                .filter(OrderEvent.class::isInstance)
                .map(OrderEvent.class::cast)
                .toList();
        if (events.isEmpty()) {
            return;
        }
        Map<String, OrderState> states = load(events, target);
        events.forEach(
                event -> states.computeIfPresent(event.serviceOrderId().value(), (_, state) -> state.after(event)));
        write(states, target);
    }

    /** By order; empty ones for those that are placed in this batch, and for those that have ended. */
    private static Map<String, OrderState> load(List<OrderEvent> events, JdbcClient target) {
        Map<String, OrderState> states = new LinkedHashMap<>();
        events.forEach(event -> states.put(event.serviceOrderId().value(), OrderState.EMPTY));
        target.sql("select service_order_id, state::text from waiting_order where service_order_id = any(?)")
                .param(states.keySet().toArray(String[]::new))
                .query((row, number) ->
                        states.put(row.getString(1), EventJson.read(row.getString(2), OrderState.class)))
                .list();
        return states;
    }

    /** In one statement: no row is touched twice, for what goes is told from what stays. */
    private static void write(Map<String, OrderState> states, JdbcClient target) {
        List<OrderState> open =
                states.values().stream().filter(WaitingProjection::isOpen).toList();
        List<Row> rows = open.stream()
                .flatMap(state ->
                        state.lines().stream().filter(line -> !line.finished()).map(line -> new Row(state, line)))
                .toList();
        target.sql("""
                with ended as (delete from waiting_order where service_order_id = any(?)),
                served as (delete from waiting_line where service_order_id = any(?) and line_id <> all(?)),
                kept as (
                  insert into waiting_order (service_order_id, state)
                  select id, state::jsonb from unnest(?, ?) as t (id, state)
                  on conflict (service_order_id) do update set state = excluded.state)
                insert into waiting_line (line_id, service_order_id, waiting_for, backordered, requested_at)
                select id, order_id, waiting_for, status = ?, requested::timestamptz
                from unnest(?, ?, ?, ?, ?) as t (id, order_id, waiting_for, status, requested)
                on conflict (line_id) do update
                  set waiting_for = excluded.waiting_for, backordered = excluded.backordered
                """)
                .params(
                        states.entrySet().stream()
                                .filter(entry -> !isOpen(entry.getValue()))
                                .map(Map.Entry::getKey)
                                .toArray(String[]::new),
                        states.keySet().toArray(String[]::new),
                        column(rows, row -> row.line().lineId().value()),
                        column(open, state -> state.order().serviceOrderId().value()),
                        column(open, EventJson::write),
                        LineStatus.BACKORDERED.name(),
                        column(rows, row -> row.line().lineId().value()),
                        column(rows, row -> row.order().order().serviceOrderId().value()),
                        column(rows, Row::waitingFor),
                        column(rows, row -> row.line().status().name()),
                        column(rows, row -> row.order().order().requestedAt().toString()))
                .update();
    }

    private static boolean isOpen(OrderState state) {
        return state.placed() != null && state.status() == OrderStatus.OPEN;
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
