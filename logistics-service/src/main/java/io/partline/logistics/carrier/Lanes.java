package io.partline.logistics.carrier;

import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.logistics.carrier.CarrierEvent.CarrierRegistered;
import io.partline.logistics.carrier.CarrierEvent.LaneOffered;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Carriers and their lanes, to be looked up. */
@Component
public class Lanes implements Projection {
    public record CarrierRow(String carrierId, String name, String nameZh) {}

    /** A lane and whose it is. */
    public record Offer(String carrierId, Lane lane) {}

    private final JdbcClient db;

    Lanes(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "lanes";
    }

    @Override
    public List<String> tables() {
        return List.of("carrier", "lane");
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient db) {
        for (StoredEvent stored : batch) {
            switch (stored.payload()) {
                case CarrierRegistered e ->
                    db.sql(
                                    "insert into carrier values (?, ?, ?) on conflict (carrier_id) do update set name = excluded.name, name_zh = excluded.name_zh")
                            .params(e.carrierId(), e.name(), e.nameZh())
                            .update();
                case LaneOffered(String carrierId, Lane lane) ->
                    db.sql("""
                            insert into lane values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            on conflict (origin_region, destination_region, carrier_id) do update
                               set transit_hours = excluded.transit_hours, rate = excluded.rate, currency = excluded.currency,
                                   past_shipments = excluded.past_shipments, past_on_time = excluded.past_on_time,
                                   past_damaged = excluded.past_damaged
                            """)
                            .params(
                                    lane.originRegion(),
                                    lane.destinationRegion(),
                                    carrierId,
                                    lane.transitHours(),
                                    lane.rate(),
                                    lane.currency(),
                                    lane.pastShipments(),
                                    lane.pastOnTime(),
                                    lane.pastDamaged())
                            .update();
                default -> {}
            }
        }
    }

    /** Who serves a lane. */
    public List<Offer> offers(String originRegion, String destinationRegion) {
        return lanes(
                "where origin_region = ? and destination_region = ? order by carrier_id",
                originRegion,
                destinationRegion);
    }

    List<Offer> of(String carrierId) {
        return lanes("where carrier_id = ? order by origin_region, destination_region", carrierId);
    }

    private List<Offer> lanes(String where, String... values) {
        return db.sql("select * from lane " + where)
                .params((Object[]) values)
                .query((row, n) -> new Offer(
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

    Optional<CarrierRow> find(String carrierId) {
        return db.sql("select * from carrier where carrier_id = ?")
                .param(carrierId)
                .query(CarrierRow.class)
                .optional();
    }

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
