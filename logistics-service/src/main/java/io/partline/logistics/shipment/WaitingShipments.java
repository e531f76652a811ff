package io.partline.logistics.shipment;

import io.partline.chassis.events.EventJson;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The process rows: shipments that no carrier serves the lane of, until one does. */
@Component
class WaitingShipments {
    private final JdbcClient db;

    WaitingShipments(JdbcClient db) {
        this.db = db;
    }

    void put(GoodsToShip goods, String originRegion, String destinationRegion) {
        db.sql("""
                insert into waiting_shipment (shipment_id, origin_region, destination_region, stock)
                values (?, ?, ?, ?::jsonb) on conflict do nothing
                """)
                .params(goods.toShip().shipmentId().value(), originRegion, destinationRegion, EventJson.write(goods))
                .update();
    }

    void remove(ShipmentId shipment) {
        db.sql("delete from waiting_shipment where shipment_id = ?")
                .param(shipment.value())
                .update();
    }

    /** Those whose lane is served by now, the one that waits longest first; taken for the rest of the transaction. */
    List<GoodsToShip> takeServed(int most) {
        return db.sql("""
                        select stock::text from waiting_shipment w
                         where exists (select from lane l where l.origin_region = w.origin_region
                                                           and l.destination_region = w.destination_region)
                         order by since, shipment_id limit ? for update skip locked
                        """).param(most).query(String.class).list().stream()
                .map(json -> EventJson.read(json, GoodsToShip.class))
                .toList();
    }
}
