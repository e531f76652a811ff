package io.partline.requests.overview;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.requests.order.OrderEvent;
import io.partline.requests.order.OrderState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders to list. Absolute rows: each holds the order's whole state. */
@Component
class OrderProjection implements Projection {
    @Override
    public String name() {
        return "orders";
    }

    @Override
    public List<String> tables() {
        return List.of("order_row");
    }

    @Override
    public List<Class<? extends DomainEvent>> madeOf() {
        return List.of(OrderEvent.class);
    }

    @Override
    public boolean isOfOneAggregateEach() {
        return true;
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
        Set<String> known = Set.copyOf(states.keySet());
        events.forEach(event -> states.put(
                event.serviceOrderId().value(),
                states.getOrDefault(event.serviceOrderId().value(), OrderState.EMPTY)
                        .after(event)));
        insert(only(states, id -> !known.contains(id)), target);
        update(only(states, known::contains), target);
    }

    private static List<OrderState> only(Map<String, OrderState> states, Predicate<String> wanted) {
        return states.entrySet().stream()
                .filter(order -> wanted.test(order.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Map<String, OrderState> load(List<OrderEvent> events, JdbcClient target) {
        Map<String, OrderState> states = new LinkedHashMap<>();
        target.sql("select service_order_id, state::text from order_row where service_order_id = any(?)")
                .param(events.stream()
                        .map(event -> event.serviceOrderId().value())
                        .distinct()
                        .toArray(String[]::new))
                .query((row, number) ->
                        states.put(row.getString(1), EventJson.read(row.getString(2), OrderState.class)))
                .list();
        return states;
    }

    private static void insert(List<OrderState> states, JdbcClient target) {
        target.sql("""
                insert into order_row (service_order_id, station_id, home_centre_id, product_model, serial_number,
                  part_numbers, status, placed_at, state)
                select id, station, centre, model, serial,
                  array(select line ->> 'partNumber' from jsonb_array_elements(state::jsonb -> 'lines') as line),
                  status, placed::timestamptz, state::jsonb
                from unnest(?, ?, ?, ?, ?, ?, ?, ?) as t (id, station, centre, model, serial, status, placed, state)
                """)
                .params(
                        column(states, state -> state.order().serviceOrderId().value()),
                        column(states, state -> state.order().stationId()),
                        column(states, state -> state.order().homeCentreId()),
                        column(states, state -> state.order().productModel()),
                        column(states, state -> state.order().serialNumber()),
                        column(states, state -> state.status().name()),
                        column(states, state -> state.order().placedAt().toString()),
                        column(states, EventJson::write))
                .update();
    }

    /** What else stands in a row is settled when the order is placed. */
    private static void update(List<OrderState> states, JdbcClient target) {
        target.sql("""
                update order_row set status = t.status, state = t.state::jsonb
                  from unnest(?, ?, ?) as t (id, status, state) where service_order_id = t.id
                """)
                .params(
                        column(states, state -> state.order().serviceOrderId().value()),
                        column(states, state -> state.status().name()),
                        column(states, EventJson::write))
                .update();
    }

    private static @Nullable String[] column(List<OrderState> states, Function<OrderState, @Nullable String> value) {
        return states.stream().map(value).toArray(String[]::new);
    }
}
