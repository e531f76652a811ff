package io.partline.inventory.availability;

import io.partline.chassis.aggregate.History;
import io.partline.inventory.stock.StockItemId;
import io.partline.inventory.stock.StockState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what lies where. */
@Component
public class StockLevels {
    private static final String COLUMNS =
            "site_id, part_number, on_hand, allocated, in_transit, quarantined, coming_back as \"returning\", on_hand - allocated as available_to_promise";

    private final JdbcClient db;
    private final History<StockState> history;

    StockLevels(JdbcClient db, History<StockState> history) {
        this.db = db;
        this.history = history;
    }

    /** Pieces that each site can promise of a part; sites with none are left out. */
    public Map<String, Long> promises(String partNumber) {
        Map<String, Long> promises = new LinkedHashMap<>();
        db.sql("select site_id, on_hand - allocated from stock_level where part_number = ? and on_hand > allocated")
                .param(partNumber)
                .query((row, n) -> promises.put(row.getString(1), row.getLong(2)))
                .list();
        return promises;
    }

    Optional<StockLevel> find(StockItemId item) {
        return db.sql("select " + COLUMNS + " from stock_level where part_number = ? and site_id = ?")
                .params(item.partNumber(), item.siteId())
                .query(StockLevel.class)
                .optional();
    }

    /** As it was recorded at an instant; empty if nothing was recorded by then. */
    Optional<StockLevel> findAsOf(StockItemId item, Instant instant) {
        StockState state = history.asOf(item.toString(), instant);
        return state.equals(StockState.EMPTY) ? Optional.empty() : Optional.of(StockLevel.of(item, state));
    }

    /** @param after the last one of the page before */
    List<StockLevel> list(
            @Nullable String partNumber, @Nullable String siteId, @Nullable StockItemId after, int limit) {
        return db.sql("select " + COLUMNS + """
                         from stock_level
                        where (:part::text is null or part_number = :part) and (:site::text is null or site_id = :site)
                          and (part_number, site_id) > (:afterPart, :afterSite)
                        order by part_number, site_id limit :limit
                        """)
                .param("part", partNumber)
                .param("site", siteId)
                .param("afterPart", after == null ? "" : after.partNumber())
                .param("afterSite", after == null ? "" : after.siteId())
                .param("limit", limit)
                .query(StockLevel.class)
                .list();
    }
}
