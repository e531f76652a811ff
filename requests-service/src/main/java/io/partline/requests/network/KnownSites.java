package io.partline.requests.network;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sites as last published by inventory. */
@Component
public class KnownSites {
    /** What the copy is kept in. */
    public static final List<String> TABLES = List.of("known_site");

    private final JdbcClient db;

    KnownSites(JdbcClient db) {
        this.db = db;
    }

    public Optional<KnownSite> site(@Nullable String siteId) {
        return db.sql("select site_id, kind, parent_site_id, service_level from known_site where site_id = ?")
                .param(siteId)
                .query((row, number) -> {
                    String level = row.getString("service_level");
                    return new KnownSite(
                            row.getString("site_id"),
                            SiteKind.valueOf(row.getString("kind")),
                            row.getString("parent_site_id"),
                            level == null ? null : ServiceLevel.valueOf(level));
                })
                .optional();
    }

    public void learn(KnownSite site) {
        db.sql("""
                insert into known_site (site_id, kind, parent_site_id, service_level) values (:site, :kind, :parent, :level)
                on conflict (site_id) do update set kind = excluded.kind, parent_site_id = excluded.parent_site_id,
                  service_level = excluded.service_level
                """)
                .param("site", site.siteId())
                .param("kind", site.kind().name())
                .param("parent", site.parentSiteId())
                .param(
                        "level",
                        site.serviceLevel() == null ? null : site.serviceLevel().name())
                .update();
    }
}
