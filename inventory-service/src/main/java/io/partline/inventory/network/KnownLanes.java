package io.partline.inventory.network;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The copy of what carriers offer, fed by logistics' events: how long a lane takes. */
@Component
public class KnownLanes {
    /** @param transitHours from the handover to the delivery */
    public record KnownLane(
            String carrierId, String originRegion, String destinationRegion, int transitHours, Instant offeredAt) {}

    public record WithdrawnLane(String carrierId, String originRegion, String destinationRegion) {}

    /** What the copy is kept in. */
    public static final List<String> TABLES = List.of("known_lane");

    private final JdbcClient db;

    KnownLanes(JdbcClient db) {
        this.db = db;
    }

    /** The newest offer counts, in whatever order they are told. */
    public void put(KnownLane lane) {
        db.sql("""
                insert into known_lane (carrier_id, origin_region, destination_region, transit_hours, offered_at)
                values (?, ?, ?, ?, ?)
                on conflict (origin_region, destination_region, carrier_id)
                   do update set transit_hours = excluded.transit_hours, offered_at = excluded.offered_at
                 where known_lane.offered_at is null or known_lane.offered_at <= excluded.offered_at
                """)
                .params(
                        lane.carrierId(),
                        lane.originRegion(),
                        lane.destinationRegion(),
                        lane.transitHours(),
                        lane.offeredAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whenever the lane was offered: of one carrier it is told in order, while the clocks of the nodes that tell differ. */
    public void remove(WithdrawnLane lane) {
        db.sql("delete from known_lane where carrier_id = ? and origin_region = ? and destination_region = ?")
                .params(lane.carrierId(), lane.originRegion(), lane.destinationRegion())
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
