package io.partline.inventory.network;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the sites. */
@Component
public class Sites {
    private static final String SELECT =
            "select site_id, kind, name, name_zh, parent_site_id, region, city, latitude, longitude, service_level, gln from site ";

    private final JdbcClient db;

    Sites(JdbcClient db) {
        this.db = db;
    }

    public Optional<Site> find(String siteId) {
        return db.sql(SELECT + "where site_id = ?")
                .param(siteId)
                .query(Site.class)
                .optional();
    }

    /** HQ, all centres, and the one station that asks: whoever may supply it. */
    public List<Site> suppliersOf(String siteId) {
        return db.sql(SELECT + "where kind <> 'STATION' or site_id = ? order by site_id")
                .param(siteId)
                .query(Site.class)
                .list();
    }

    boolean hasChildren(String siteId) {
        return db.sql("select 1 from site where parent_site_id = ? limit 1")
                .param(siteId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    List<Site> list(SiteDetails.@Nullable Kind kind, @Nullable String afterSiteId, int limit) {
        return db.sql(
                        SELECT
                                + "where (:kind::text is null or kind = :kind) and (:after::text is null or site_id > :after) order by site_id limit :limit")
                .param("kind", kind == null ? null : kind.name())
                .param("after", afterSiteId)
                .param("limit", limit)
                .query(Site.class)
                .list();
    }
}
