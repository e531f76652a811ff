package io.partline.requests.quota;

import io.partline.chassis.events.EventJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Quotas as they stand, by site. */
@Component
class Quotas {
    private final JdbcClient db;

    Quotas(JdbcClient db) {
        this.db = db;
    }

    QuotaState of(String siteId) {
        return db.sql("select state::text from quota_row where site_id = ?")
                .param(siteId)
                .query(String.class)
                .optional()
                .map(json -> EventJson.read(json, QuotaState.class))
                .orElse(QuotaState.EMPTY);
    }
}
