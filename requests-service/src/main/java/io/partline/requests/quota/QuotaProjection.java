package io.partline.requests.quota;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Quotas as they stand, by site. */
@Component
class QuotaProjection implements Projection {
    @Override
    public String name() {
        return "quotas";
    }

    @Override
    public List<String> tables() {
        return List.of("quota_row");
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient target) {
        List<QuotaEvent> events = batch.stream()
                .map(StoredEvent::payload)
                .filter(QuotaEvent.class::isInstance)
                .map(QuotaEvent.class::cast)
                .toList();
        if (events.isEmpty()) {
            return;
        }
        Map<String, QuotaState> states = new LinkedHashMap<>();
        target.sql("select site_id, state::text from quota_row where site_id = any(?)")
                .param(events.stream().map(QuotaEvent::siteId).distinct().toArray(String[]::new))
                .query((row, number) ->
                        states.put(row.getString(1), EventJson.read(row.getString(2), QuotaState.class)))
                .list();
        events.forEach(event -> states.put(
                event.siteId(),
                states.getOrDefault(event.siteId(), QuotaState.EMPTY).after(event)));
        target.sql("""
                insert into quota_row (site_id, state) select id, state::jsonb from unnest(?, ?) as t (id, state)
                on conflict (site_id) do update set state = excluded.state
                """)
                .params(
                        states.keySet().toArray(String[]::new),
                        states.values().stream().map(EventJson::write).toArray(String[]::new))
                .update();
    }
}
