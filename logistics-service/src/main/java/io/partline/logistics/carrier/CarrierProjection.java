package io.partline.logistics.carrier;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.logistics.carrier.CarrierEvent.CarrierRegistered;
import io.partline.logistics.carrier.CarrierEvent.LaneOffered;
import io.partline.logistics.carrier.CarrierEvent.LaneWithdrawn;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the lists of carriers and of their lanes. */
@Component
class CarrierProjection implements Projection {
    @Override
    public String name() {
        return "lanes";
    }

    @Override
    public List<String> tables() {
        return List.of("carrier", "lane");
    }

    @Override
    public List<Class<? extends DomainEvent>> madeOf() {
        return List.of(CarrierEvent.class);
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient target) {
        for (StoredEvent stored : batch) {
            if (stored.payload() instanceof CarrierEvent event) {
                switch (event) {
                    case CarrierRegistered e -> registered(e, target);
                    case LaneOffered e -> offered(e.carrierId(), e.lane(), target);
                    case LaneWithdrawn e -> withdrawn(e, target);
                }
            }
        }
    }

    private static void registered(CarrierRegistered e, JdbcClient target) {
        target.sql("""
                insert into carrier values (?, ?, ?)
                on conflict (carrier_id) do update set name = excluded.name, name_zh = excluded.name_zh
                """).params(e.carrierId().value(), e.name(), e.nameZh()).update();
    }

    private static void withdrawn(LaneWithdrawn e, JdbcClient target) {
        target.sql("delete from lane where origin_region = ? and destination_region = ? and carrier_id = ?")
                .params(e.originRegion(), e.destinationRegion(), e.carrierId().value())
                .update();
    }

    private static void offered(CarrierId carrierId, Lane lane, JdbcClient target) {
        target.sql("""
                insert into lane values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (origin_region, destination_region, carrier_id) do update
                   set transit_hours = excluded.transit_hours, rate = excluded.rate, currency = excluded.currency,
                       past_shipments = excluded.past_shipments, past_on_time = excluded.past_on_time,
                       past_damaged = excluded.past_damaged
                """)
                .params(
                        lane.originRegion(),
                        lane.destinationRegion(),
                        carrierId.value(),
                        lane.transitHours(),
                        lane.rate(),
                        lane.currency(),
                        lane.pastShipments(),
                        lane.pastOnTime(),
                        lane.pastDamaged())
                .update();
    }
}
