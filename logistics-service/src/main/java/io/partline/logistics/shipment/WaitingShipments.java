package io.partline.logistics.shipment;

import io.partline.chassis.events.EventJson;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The process rows: shipments that no carrier serves the lane of, until one does. */
@Component
class WaitingShipments {
    private final JdbcClient db;

    WaitingShipments(JdbcClient db) {
        this.db = db;
    }

    /** @throws ShipmentRefusal.CarriesSomethingElse if another one waits under the same reference */
    void put(GoodsToShip goods, String originRegion, String destinationRegion) {
        ShipmentId shipment = goods.toShip().shipmentId();
        int isNew = db.sql("""
                insert into waiting_shipment (shipment_id, origin_region, destination_region, stock)
                values (?, ?, ?, ?::jsonb) on conflict do nothing
                """)
                .params(shipment.value(), originRegion, destinationRegion, EventJson.write(goods))
                .update();
        if (isNew == 0 && goods.movement() != null && !find(shipment).equals(Optional.of(goods))) {
            throw new ShipmentRefusal.CarriesSomethingElse(
                    shipment, goods.toShip().reference());
        }
    }

    private Optional<GoodsToShip> find(ShipmentId shipment) {
        return db.sql("select stock::text from waiting_shipment where shipment_id = ?")
                .param(shipment.value())
                .query(String.class)
                .optional()
                .map(json -> EventJson.read(json, GoodsToShip.class));
    }

    void remove(ShipmentId shipment) {
        db.sql("delete from waiting_shipment where shipment_id = ?")
                .param(shipment.value())
                .update();
    }

    /** The one that waits longest of those whose lane is served by now; taken for the rest of the transaction. */
    Optional<GoodsToShip> takeServed() {
        return db.sql("""
                        select stock::text from waiting_shipment w
                         where exists (select from lane l where l.origin_region = w.origin_region
                                                           and l.destination_region = w.destination_region)
                         order by since, shipment_id limit 1 for update skip locked
                        """).query(String.class).optional().map(json -> EventJson.read(json, GoodsToShip.class));
    }
}
