package io.partline.inventory.catalogue;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.inventory.catalogue.PartEvent.PartRegistered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the rows that {@link Parts} reads. */
@Component
class PartProjection implements Projection {
    @Override
    public String name() {
        return "parts";
    }

    @Override
    public List<String> tables() {
        return List.of("part");
    }

    @Override
    public List<Class<? extends DomainEvent>> madeOf() {
        return List.of(PartRegistered.class);
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient target) {
        Map<String, PartDetails> latest = new LinkedHashMap<>();
        for (StoredEvent stored : batch) {
            if (stored.payload() instanceof PartRegistered(String number, PartDetails details)) {
                latest.put(number, details);
            }
        }
        if (latest.isEmpty()) {
            return;
        }
        target.sql("""
                insert into part select * from unnest(?::text[], ?::text[], ?::text[], ?::jsonb[])
                on conflict (part_number) do update set description = excluded.description,
                  description_zh = excluded.description_zh, details = excluded.details
                """)
                .params(
                        latest.keySet().toArray(String[]::new),
                        latest.values().stream().map(PartDetails::description).toArray(String[]::new),
                        latest.values().stream().map(PartDetails::descriptionZh).toArray(String[]::new),
                        latest.values().stream().map(EventJson::write).toArray(String[]::new))
                .update();
    }
}
