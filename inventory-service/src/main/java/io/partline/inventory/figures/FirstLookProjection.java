package io.partline.inventory.figures;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.inventory.reservation.Demand;
import io.partline.inventory.reservation.ReservationEvent;
import io.partline.inventory.reservation.ReservationEvent.DemandAccepted;
import io.partline.inventory.reservation.ReservationEvent.DemandBackordered;
import io.partline.inventory.reservation.ReservationEvent.DemandReserved;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes when each demand was reserved whole, if no part of it ever had to wait before. */
@Component
class FirstLookProjection implements Projection {
    @Override
    public String name() {
        return "first-looks";
    }

    @Override
    public List<String> tables() {
        return List.of("first_look");
    }

    @Override
    public List<Class<? extends DomainEvent>> madeOf() {
        return List.of(DemandAccepted.class, DemandReserved.class, DemandBackordered.class);
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient target) {
        for (StoredEvent stored : batch) {
            if (stored.payload() instanceof ReservationEvent event) {
                apply(event, target);
            }
        }
    }

    private static void apply(ReservationEvent event, JdbcClient target) {
        switch (event) {
            case DemandAccepted e -> accepted(e.demand(), target);
            case DemandReserved e ->
                target.sql("""
                        update first_look
                           set reserved = reserved + :pieces,
                               filled_at = case when reserved + :pieces >= quantity then :at end
                         where reservation_id = :demand and filled_at is null and not waited
                        """)
                        .param("pieces", e.quantity())
                        .param("at", e.at().atOffset(ZoneOffset.UTC))
                        .param("demand", e.demand().lineId())
                        .update();
            case DemandBackordered e ->
                target.sql("update first_look set waited = true where reservation_id = ? and filled_at is null")
                        .param(e.demand().lineId())
                        .update();
            default -> {
                // what becomes of it later is another figure
            }
        }
    }

    private static void accepted(Demand demand, JdbcClient target) {
        target.sql("""
                insert into first_look (reservation_id, part_number, destination, quantity, requested_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(
                        demand.lineId(),
                        demand.partNumber(),
                        demand.destination(),
                        demand.quantity(),
                        demand.requestedAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
