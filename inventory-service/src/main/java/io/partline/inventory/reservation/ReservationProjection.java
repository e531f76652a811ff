package io.partline.inventory.reservation;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

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
    public void apply(List<StoredEvent> batch, JdbcClient target) {
        Map<String, ReservationState> states = new LinkedHashMap<>();
        for (StoredEvent stored : batch) {
            if (stored.payload() instanceof ReservationEvent event) {
                states.merge(
                        event.demand().lineId(),
                        ReservationState.EMPTY.after(event),
                        (before, _) -> before.after(event));
            }
        }
        if (states.isEmpty()) {
            return;
        }
        target.sql("""
                insert into reservation as r select * from jsonb_populate_recordset(null::reservation, ?::jsonb)
                on conflict (reservation_id) do update
                   set status = excluded.status, attempt = excluded.attempt,
                       source = case excluded.status when 'MET' then coalesce(excluded.source, r.source) else excluded.source end
                """)
                .param(ROWS.writeValueAsString(
                        states.values().stream().map(ReservationView::of).toList()))
                .update();
    }
}
