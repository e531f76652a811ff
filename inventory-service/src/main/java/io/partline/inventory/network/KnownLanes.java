package io.partline.inventory.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The copy of what carriers offer, fed by logistics' events: how long a lane takes. */
@Component
public class KnownLanes {
    /** @param transitHours from the handover to the delivery */
    public record KnownLane(String carrierId, String originRegion, String destinationRegion, int transitHours) {}

    /** What the copy is kept in. */
    public static final List<String> TABLES = List.of("known_lane");

    private final JdbcClient db;

    KnownLanes(JdbcClient db) {
        this.db = db;
    }

    public void put(KnownLane lane) {
        db.sql("""
                insert into known_lane values (?, ?, ?, ?)
                on conflict (origin_region, destination_region, carrier_id)
                   do update set transit_hours = excluded.transit_hours
                """)
                .params(lane.carrierId(), lane.originRegion(), lane.destinationRegion(), lane.transitHours())
                .update();
    }

    /** What the slowest carrier needs to a region, in hours by the region it comes from; without one there is no entry. */
    public Map<String, Integer> slowestTo(String destinationRegion) {
        Map<String, Integer> hours = new HashMap<>();
        db.sql("select origin_region, max(transit_hours) from known_lane where destination_region = ? group by 1")
                .param(destinationRegion)
                .query((row, _) -> hours.put(row.getString(1), row.getInt(2)))
                .list();
        return hours;
    }
}
