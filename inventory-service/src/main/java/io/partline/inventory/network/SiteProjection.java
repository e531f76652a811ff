package io.partline.inventory.network;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.inventory.network.SiteEvent.SiteRegistered;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the rows that {@link Sites} reads. */
@Component
class SiteProjection implements Projection {
    @Override
    public String name() {
        return "network";
    }

    @Override
    public List<String> tables() {
        return List.of("site");
    }

    @Override
    public List<Class<? extends DomainEvent>> madeOf() {
        return List.of(SiteRegistered.class);
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient target) {
        Map<String, SiteDetails> latest = new LinkedHashMap<>();
        for (StoredEvent stored : batch) {
            if (stored.payload() instanceof SiteRegistered(String siteId, SiteDetails details)) {
                latest.put(siteId, details);
            }
        }
        latest.forEach((siteId, d) -> target.sql("""
                        insert into site values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (site_id) do update set kind = excluded.kind, name = excluded.name, name_zh = excluded.name_zh,
                          parent_site_id = excluded.parent_site_id, region = excluded.region, city = excluded.city,
                          latitude = excluded.latitude, longitude = excluded.longitude,
                          service_level = excluded.service_level, gln = excluded.gln
                        """)
                .params(Arrays.asList(
                        siteId,
                        d.kind().name(),
                        d.name(),
                        d.nameZh(),
                        d.parentSiteId(),
                        d.region(),
                        d.city(),
                        d.latitude(),
                        d.longitude(),
                        d.serviceLevel() == null ? null : d.serviceLevel().name(),
                        d.gln()))
                .update());
    }
}
