package io.partline.inventory.allocation;

import io.partline.inventory.reservation.Demand;
import io.partline.inventory.reservation.ReservationId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The process rows: one for each demand that waits, in the order in which they are served. */
@Component
class Backorders {
    /** @param quantity pieces */
    record Waiting(
            ReservationId reservation, String destination, long quantity, int urgency, OffsetDateTime requestedAt) {}

    private static final OffsetDateTime EVER = OffsetDateTime.parse("0001-01-01T00:00:00Z");

    private final JdbcClient db;

    Backorders(JdbcClient db) {
        this.db = db;
    }

    /** @param quantity pieces that it waits for */
    void put(Demand demand, long quantity) {
        db.sql("""
                insert into backorder (reservation_id, part_number, destination, quantity, urgency, requested_at)
                values (?, ?, ?, ?, ?, ?) on conflict (reservation_id) do update set quantity = excluded.quantity
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
        return db.sql("""
                        select 1 from backorder
                         where part_number = ? and (urgency, requested_at, reservation_id) < (?, ?, ?) limit 1
                        """)
                .params(
                        demand.partNumber(),
                        demand.priority().urgency(),
                        demand.requestedAt().atOffset(ZoneOffset.UTC),
                        demand.lineId())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Parts of which somebody who waits could get all of it from where it lies. */
    List<String> partsThatCameIn() {
        return db.sql("""
                        select distinct b.part_number
                          from backorder b
                         where b.quantity <= (select sum(l.on_hand - l.allocated)
                                                from stock_level l join site s on s.site_id = l.site_id
                                               where l.part_number = b.part_number and l.on_hand > l.allocated
                                                 and (s.kind <> 'STATION' or s.site_id = b.destination))
                        """).query(String.class).list();
    }

    /**
     * The one who is served next, the most urgent first, then the oldest; taken for the rest of the transaction. Another
     * node that asks waits, so that it does not serve the second while the first is being served here.
     *
     * @param after who was looked at before; null for the first
     */
    Optional<Waiting> takeNext(String partNumber, @Nullable Waiting after) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('backorder ' || ?, 0))")
                .param(partNumber)
                .query((row, _) -> "")
                .single();
        return db.sql("""
                        select reservation_id, destination, quantity, urgency, requested_at from backorder
                         where part_number = :part
                           and (:first or (urgency, requested_at, reservation_id) > (:urgency, :requestedAt, :id))
                         order by urgency, requested_at, reservation_id limit 1 for update
                        """)
                .param("part", partNumber)
                .param("first", after == null)
                .param("urgency", after == null ? 0 : after.urgency())
                .param("requestedAt", after == null ? EVER : after.requestedAt())
                .param("id", after == null ? "" : after.reservation().lineId())
                .query((row, _) -> new Waiting(
                        new ReservationId(row.getString(1)),
                        row.getString(2),
                        row.getLong(3),
                        row.getInt(4),
                        row.getObject(5, OffsetDateTime.class)))
                .optional();
    }
}
