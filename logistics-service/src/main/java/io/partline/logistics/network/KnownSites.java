package io.partline.logistics.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The copy of the network, fed by inventory's events. */
@Component
public class KnownSites {
    public record KnownSite(String siteId, @Nullable String parentSiteId, String region) {}

    /** What the copy is kept in. */
    public static final List<String> TABLES = List.of("known_site");

    private final JdbcClient db;

    KnownSites(JdbcClient db) {
        this.db = db;
    }

    public void put(KnownSite site) {
        db.sql("""
                insert into known_site values (?, ?, ?)
                on conflict (site_id) do update set parent_site_id = excluded.parent_site_id, region = excluded.region
                """)
                .params(Arrays.asList(site.siteId(), site.parentSiteId(), site.region()))
                .update();
    }

    public Optional<KnownSite> find(String siteId) {
        return db.sql("select * from known_site where site_id = ?")
                .param(siteId)
                .query(KnownSite.class)
                .optional();
    }
}
