package io.partline.inventory.allocation;

import io.partline.inventory.reservation.Demand;
import io.partline.inventory.reservation.ReservationId;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The process rows: one for each demand that waits. */
@Component
class Backorders {
    /** @param quantity pieces */
    record Waiting(ReservationId reservation, String destination, long quantity) {}

    private final JdbcClient db;

    Backorders(JdbcClient db) {
        this.db = db;
    }

    void put(Demand demand) {
        db.sql("""
                insert into backorder (reservation_id, part_number, destination, quantity, priority, requested_at)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(
                        demand.lineId(),
                        demand.partNumber(),
                        demand.destination(),
                        demand.quantity(),
                        demand.priority().ordinal(),
                        demand.requestedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(ReservationId reservation) {
        db.sql("delete from backorder where reservation_id = ?")
                .param(reservation.lineId())
                .update();
    }

    /** Parts that are waited for and lie where somebody who waits can be supplied from. */
    List<String> partsThatCameIn() {
        return db.sql("""
                        select distinct b.part_number
                          from backorder b
                          join stock_level l on l.part_number = b.part_number and l.on_hand > l.allocated
                          join site s on s.site_id = l.site_id
                         where s.kind <> 'STATION' or s.site_id = b.destination
                        """).query(String.class).list();
    }

    /**
     * Who waits for a part, the most urgent first, then the oldest; taken for the rest of the transaction. Another node
     * that asks waits, so that it does not serve the second while the first is being served here.
     */
    List<Waiting> takeWaiting(String partNumber) {
        return db.sql("""
                        select reservation_id, destination, quantity from backorder where part_number = ?
                         order by priority, requested_at, reservation_id for update
                        """)
                .param(partNumber)
                .query((row, n) -> new Waiting(new ReservationId(row.getString(1)), row.getString(2), row.getLong(3)))
                .list();
    }
}
