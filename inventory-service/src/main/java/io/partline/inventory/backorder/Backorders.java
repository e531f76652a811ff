package io.partline.inventory.backorder;

import io.partline.inventory.reservation.Demand;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The process rows: one for each demand that waits. */
@Component
class Backorders {
    private final JdbcClient db;

    Backorders(JdbcClient db) {
        this.db = db;
    }

    void put(Demand demand) {
        db.sql("insert into backorder values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        demand.reservationId(),
                        demand.partNumber(),
                        demand.quantity(),
                        demand.priority().ordinal(),
                        demand.requestedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(String reservationId) {
        db.sql("delete from backorder where reservation_id = ?")
                .param(reservationId)
                .update();
    }

    /** Parts that are waited for and lie somewhere. */
    List<String> partsThatCameIn() {
        return db.sql("""
                        select distinct b.part_number from backorder b
                         where exists (select from stock_level l where l.part_number = b.part_number and l.on_hand > l.allocated)
                        """).query(String.class).list();
    }

    /** Who waits for a part, the most urgent first, then the oldest; taken for the rest of the transaction. */
    List<String> takeWaiting(String partNumber) {
        return db.sql(
                        "select reservation_id from backorder where part_number = ? order by priority, requested_at, reservation_id for update skip locked")
                .param(partNumber)
                .query(String.class)
                .list();
    }
}
