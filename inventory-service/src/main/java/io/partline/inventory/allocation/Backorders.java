package io.partline.inventory.allocation;

import io.partline.inventory.reservation.Demand;
import io.partline.inventory.reservation.ReservationId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The process rows: one for each demand that waits, in the order in which they are served. */
@Component
class Backorders {
    private final JdbcClient db;

    Backorders(JdbcClient db) {
        this.db = db;
    }

    /** @param quantity pieces that it waits for */
    void put(Demand demand, long quantity) {
        db.sql("""
                insert into backorder (reservation_id, part_number, destination, quantity, urgency, requested_at)
                values (?, ?, ?, ?, ?, ?) on conflict (reservation_id) do update set quantity = excluded.quantity
                 where backorder.quantity <> excluded.quantity
                """)
                .params(
                        demand.lineId(),
                        demand.partNumber(),
                        demand.destination(),
                        quantity,
                        demand.priority().urgency(),
                        demand.requestedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(ReservationId reservation) {
        db.sql("delete from backorder where reservation_id = ?")
                .param(reservation.lineId())
                .update();
    }

    /** Whether somebody waits for the same part who is to be served first. */
    boolean someoneIsAheadOf(Demand demand) {
        return someoneIsAheadOf(demand, null);
    }

    /** @param destination only of those who wait there; null for anywhere */
    boolean someoneIsAheadOf(Demand demand, @Nullable String destination) {
        return db.sql("""
                        select 1 from backorder
                         where part_number = :part and (:destination::text is null or destination = :destination)
                           and (urgency, requested_at, reservation_id) < (:urgency, :requestedAt, :id) limit 1
                        """)
                .param("part", demand.partNumber())
                .param("destination", destination)
                .param("urgency", demand.priority().urgency())
                .param("requestedAt", demand.requestedAt().atOffset(ZoneOffset.UTC))
                .param("id", demand.lineId())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /**
     * Parts of which the one who is first could get all of it from where it lies. What lies on a station's shelf is that
     * station's own, and no shelf supplies itself.
     */
    List<String> partsThatCameIn() {
        return db.sql("""
                        select part_number
                          from (select distinct on (part_number) *
                                  from backorder order by part_number, urgency, requested_at, reservation_id) first
                         where quantity <= (select sum(l.on_hand - l.allocated)
                                              from stock_level l join site s on s.site_id = l.site_id
                                             where l.part_number = first.part_number and l.on_hand > l.allocated
                                               and case when s.site_id = first.destination then first.urgency <> :stock
                                                        else s.kind <> 'STATION' end)
                        """)
                .param("stock", Demand.Priority.STOCK.urgency())
                .query(String.class)
                .list();
    }

    /** Those who wait and have all of it on their own shelf by now, in their order. */
    List<ReservationId> servedByTheirOwnShelf() {
        return db.sql("""
                        select b.reservation_id
                          from backorder b
                          join stock_level l on l.part_number = b.part_number and l.site_id = b.destination
                         where b.urgency <> :stock and b.quantity <= l.on_hand - l.allocated
                           and not exists (select from backorder ahead
                                            where ahead.part_number = b.part_number and ahead.destination = b.destination
                                              and (ahead.urgency, ahead.requested_at, ahead.reservation_id)
                                                < (b.urgency, b.requested_at, b.reservation_id))
                         order by b.urgency, b.requested_at, b.reservation_id
                        """)
                .param("stock", Demand.Priority.STOCK.urgency())
                .query((row, _) -> new ReservationId(row.getString(1)))
                .list();
    }

    /**
     * The one who is served next, the most urgent first, then the oldest; taken for the rest of the transaction. Another
     * node that asks waits, so that it does not serve the second while the first is being served here.
     */
    Optional<ReservationId> takeFirst(String partNumber) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('backorder ' || ?, 0))")
                .param(partNumber)
                .query((row, _) -> "")
                .single();
        return db.sql("""
                        select reservation_id from backorder where part_number = ?
                         order by urgency, requested_at, reservation_id limit 1 for update
                        """)
                .param(partNumber)
                .query((row, _) -> new ReservationId(row.getString(1)))
                .optional();
    }
}
