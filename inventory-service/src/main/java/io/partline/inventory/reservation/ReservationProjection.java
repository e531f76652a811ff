package io.partline.inventory.reservation;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the rows that {@link Reservations} lists. */
@Component
class ReservationProjection implements Projection {
    /** A row has the members of its view under the names of its columns. */
    private static final JsonMapper ROWS = EventJson.mapper()
            .rebuild()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @Override
    public String name() {
        return "reservations";
    }

    @Override
    public List<String> tables() {
        return List.of("reservation");
    }

    @Override
    public List<Class<? extends DomainEvent>> madeOf() {
        return List.of(ReservationEvent.class);
    }

    @Override
    public boolean isOfOneAggregateEach() {
        return true;
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient target) {
        Map<String, List<ReservationEvent>> news = new LinkedHashMap<>();
        for (StoredEvent stored : batch) {
            if (stored.payload() instanceof ReservationEvent event) {
                news.computeIfAbsent(event.demand().lineId(), _ -> new ArrayList<>())
                        .add(event);
            }
        }
        if (news.isEmpty()) {
            return;
        }
        Map<String, ReservationState> states = new HashMap<>();
        target.sql("select reservation_id, state::text from reservation where reservation_id = any(?)")
                .param(news.keySet().toArray(String[]::new))
                .query((row, _) ->
                        states.put(row.getString(1), EventJson.read(row.getString(2), ReservationState.class)))
                .list();
        List<JsonNode> rows = new ArrayList<>();
        news.forEach((reservation, events) -> {
            ReservationState state = states.getOrDefault(reservation, ReservationState.EMPTY);
            for (ReservationEvent event : events) {
                state = state.after(event);
            }
            ObjectNode row = ROWS.valueToTree(ReservationView.of(state));
            row.remove(List.of("attempts", "source"));
            row.set("sources", EventJson.mapper().valueToTree(state.sources()));
            rows.add(row.set("state", EventJson.mapper().valueToTree(state)));
        });
        target.sql("""
                insert into reservation select * from jsonb_populate_recordset(null::reservation, ?::jsonb)
                on conflict (reservation_id) do update
                   set status = excluded.status, attempt = excluded.attempt, sources = excluded.sources, state = excluded.state
                """).param(rows.toString()).update();
    }
}
