package io.partline.inventory.network;

import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sites, to be looked up. */
@Component
public class Network implements Projection {
    /** A site as sourcing and reading need it. */
    public record SiteRow(
            String siteId,
            SiteDetails.Kind kind,
            String name,
            String nameZh,
            @Nullable String parentSiteId,
            String region,
            String city,
            double latitude,
            double longitude,
            SiteDetails.@Nullable ServiceLevel serviceLevel,
            @Nullable String gln) {}

    private static final String SELECT =
            "select site_id, kind, name, name_zh, parent_site_id, region, city, latitude, longitude, service_level, gln from site ";

    private final JdbcClient db;

    Network(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "network";
    }

    @Override
    public List<String> tables() {
        return List.of("site");
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient db) {
        Map<String, SiteDetails> latest = new LinkedHashMap<>();
        for (StoredEvent stored : batch) {
            if (stored.payload() instanceof SiteEvent.SiteRegistered(String siteId, SiteDetails details)) {
                latest.put(siteId, details);
            }
        }
        latest.forEach((siteId, d) -> db.sql("""
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

    public Optional<SiteRow> find(String siteId) {
        return db.sql(SELECT + "where site_id = ?")
                .param(siteId)
                .query(SiteRow.class)
                .optional();
    }

    /** HQ, all centres, and the one station that asks: whoever may supply it. */
    public List<SiteRow> suppliersOf(String siteId) {
        return db.sql(SELECT + "where kind <> 'STATION' or site_id = ? order by site_id")
                .param(siteId)
                .query(SiteRow.class)
                .list();
    }

    public List<SiteRow> list(@Nullable String kind, @Nullable String afterSiteId, int limit) {
        return db.sql(
                        SELECT
                                + "where (:kind::text is null or kind = :kind) and (:after::text is null or site_id > :after) order by site_id limit :limit")
                .param("kind", kind)
                .param("after", afterSiteId)
                .param("limit", limit)
                .query(SiteRow.class)
                .list();
    }
}
