package io.partline.logistics.carrier;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who serves which lane. */
@Component
public class Lanes {
    private final JdbcClient db;

    Lanes(JdbcClient db) {
        this.db = db;
    }

    /** Who serves a lane, by carrier. */
    public List<LaneOffer> offers(String originRegion, String destinationRegion) {
        return db.sql("select * from lane where origin_region = ? and destination_region = ? order by carrier_id")
                .params(originRegion, destinationRegion)
                .query((row, _) -> new LaneOffer(
                        row.getString("carrier_id"),
                        new Lane(
                                row.getString("origin_region"),
                                row.getString("destination_region"),
                                row.getInt("transit_hours"),
                                row.getBigDecimal("rate"),
                                row.getString("currency"),
                                row.getInt("past_shipments"),
                                row.getInt("past_on_time"),
                                row.getInt("past_damaged"))))
                .list();
    }
}
