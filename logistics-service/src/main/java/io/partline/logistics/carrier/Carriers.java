package io.partline.logistics.carrier;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of carriers. */
@Component
class Carriers {
    /** A carrier in a list. */
    @Schema(example = """
            {"carrierId": "CR-01", "name": "Eastern Express", "nameZh": "华东快运"}
            """)
    record CarrierRow(String carrierId, String name, String nameZh) {}

    private final JdbcClient db;

    Carriers(JdbcClient db) {
        this.db = db;
    }

    /**
     * Carriers by id.
     *
     * @param only null for all
     * @param after id of the last one of the page before
     */
    List<CarrierRow> list(@Nullable String only, @Nullable String after, int limit) {
        return db.sql("""
                select * from carrier where (:only::text is null or carrier_id = :only)
                  and (:after::text is null or carrier_id > :after) order by carrier_id limit :limit
                """)
                .param("only", only)
                .param("after", after)
                .param("limit", limit)
                .query(CarrierRow.class)
                .list();
    }
}
