package io.partline.inventory.availability;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.inventory.stock.Disposition;
import io.partline.inventory.stock.StockEvent;
import io.partline.inventory.stock.StockItemId;
import io.partline.inventory.stock.TransitEnd;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the rows that {@link StockLevels} reads: one for each part at each site. */
@Component
class StockLevelProjection implements Projection {
    /** What a batch of events changes in one row, in pieces. */
    private static final class Change {
        private long onHand;
        private long allocated;
        private long inTransit;
        private long quarantined;
        private long returning;

        void add(StockEvent event) {
            switch (event) {
                case StockEvent.StockReceived e -> onHand += e.quantity();
                case StockEvent.StockReserved e -> allocated += e.quantity();
                case StockEvent.ReservationReleased e -> allocated -= e.quantity();
                case StockEvent.StockIssued e -> {
                    onHand -= e.quantity();
                    allocated -= e.quantity();
                }
                case StockEvent.TransitExpected e -> inTransit += e.quantity();
                case StockEvent.StockWrittenOff e -> {
                    onHand -= e.quantity();
                    allocated -= e.quantity();
                }
                case StockEvent.TransitLost e -> inTransit -= e.quantity();
                case StockEvent.TransitUsed e -> inTransit -= e.quantity();
                case StockEvent.TransitReceived e -> {
                    inTransit -= e.quantity();
                    onHand += e.quantity();
                }
                case StockEvent.TransitEndedEarly e -> onHand += e.end() == TransitEnd.RECEIVED ? e.quantity() : 0;
                case StockEvent.ReturnExpected e -> returning += e.quantity();
                case StockEvent.StockQuarantined e -> {
                    quarantined += e.quantity();
                    returning -= e.expected();
                }
                case StockEvent.StockDisposed e -> {
                    if (e.disposition() != Disposition.REFURBISH) {
                        quarantined -= e.quantity();
                    }
                    if (e.disposition() == Disposition.RESTOCK) {
                        onHand += e.quantity();
                    }
                }
            }
        }
    }

    @Override
    public String name() {
        return "availability";
    }

    @Override
    public List<String> tables() {
        return List.of("stock_level");
    }

    @Override
    public List<Class<? extends DomainEvent>> madeOf() {
        return List.of(StockEvent.class);
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient target) {
        Map<StockItemId, Change> changes = new LinkedHashMap<>();
        for (StoredEvent stored : batch) {
            if (stored.payload() instanceof StockEvent event) {
                changes.computeIfAbsent(event.item(), _ -> new Change()).add(event);
            }
        }
        if (changes.isEmpty()) {
            return;
        }
        List<Change> values = List.copyOf(changes.values());
        target.sql("""
                insert into stock_level (part_number, site_id, on_hand, allocated, in_transit, quarantined, coming_back)
                select * from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                on conflict (part_number, site_id) do update
                   set on_hand = stock_level.on_hand + excluded.on_hand,
                       allocated = stock_level.allocated + excluded.allocated,
                       in_transit = stock_level.in_transit + excluded.in_transit,
                       quarantined = stock_level.quarantined + excluded.quarantined,
                       coming_back = stock_level.coming_back + excluded.coming_back
                """)
                .params(
                        changes.keySet().stream().map(StockItemId::partNumber).toArray(String[]::new),
                        changes.keySet().stream().map(StockItemId::siteId).toArray(String[]::new),
                        values.stream().map(change -> change.onHand).toArray(Long[]::new),
                        values.stream().map(change -> change.allocated).toArray(Long[]::new),
                        values.stream().map(change -> change.inTransit).toArray(Long[]::new),
                        values.stream().map(change -> change.quarantined).toArray(Long[]::new),
                        values.stream().map(change -> change.returning).toArray(Long[]::new))
                .update();
    }
}
