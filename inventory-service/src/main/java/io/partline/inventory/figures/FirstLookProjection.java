package io.partline.inventory.figures;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.inventory.reservation.Demand;
import io.partline.inventory.reservation.ReservationEvent;
import io.partline.inventory.reservation.ReservationEvent.DemandAccepted;
import io.partline.inventory.reservation.ReservationEvent.DemandBackordered;
import io.partline.inventory.reservation.ReservationEvent.DemandReserved;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

    /** What is known of a demand until it is reserved whole or has to wait. */
    private record Look(
            Demand demand,
            long reserved,
            boolean waited,
            @Nullable Instant filledAt) {
        static Look of(Demand demand) {
            return new Look(demand, 0, false, null);
        }

        Look after(ReservationEvent event) {
            if (filledAt != null || waited) {
                return this;
            }
            return switch (event) {
                case DemandReserved e ->
                    new Look(
                            demand,
                            reserved + e.quantity(),
                            false,
                            reserved + e.quantity() >= demand.quantity() ? e.at() : null);
                case DemandBackordered _ -> new Look(demand, reserved, true, null);
                // What becomes of it later is another figure.
                default -> this;
            };
        }
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient target) {
        List<ReservationEvent> events = batch.stream()
                .map(StoredEvent::payload)
                .filter(ReservationEvent.class::isInstance)
                .map(ReservationEvent.class::cast)
                .toList();
        if (events.isEmpty()) {
            return;
        }
        Map<String, Look> looks = load(events, target);
        for (ReservationEvent event : events) {
            if (event instanceof DemandAccepted accepted) {
                looks.putIfAbsent(accepted.demand().lineId(), Look.of(accepted.demand()));
            }
            looks.computeIfPresent(event.demand().lineId(), (_, look) -> look.after(event));
        }
        keep(List.copyOf(looks.values()), target);
    }

    private static Map<String, Look> load(List<ReservationEvent> events, JdbcClient target) {
        Map<String, Demand> demands = new LinkedHashMap<>();
        events.forEach(event -> demands.put(event.demand().lineId(), event.demand()));
        Map<String, Look> looks = new LinkedHashMap<>();
        target.sql("select reservation_id, reserved, waited, filled_at from first_look where reservation_id = any(?)")
                .param(demands.keySet().toArray(String[]::new))
                .query((row, _) -> {
                    OffsetDateTime filled = row.getObject(4, OffsetDateTime.class);
                    return looks.put(
                            row.getString(1),
                            new Look(
                                    Objects.requireNonNull(demands.get(row.getString(1))),
                                    row.getLong(2),
                                    row.getBoolean(3),
                                    filled == null ? null : filled.toInstant()));
                })
                .list();
        return looks;
    }

    private static void keep(List<Look> looks, JdbcClient target) {
        target.sql("""
                insert into first_look (reservation_id, part_number, destination, quantity, requested_at, reserved, waited, filled_at)
                select id, part, destination, quantity, requested::timestamptz, reserved, waited, filled::timestamptz
                  from unnest(?, ?, ?, ?, ?, ?, ?, ?) as t (id, part, destination, quantity, requested, reserved, waited, filled)
                on conflict (reservation_id) do update
                   set reserved = excluded.reserved, waited = excluded.waited, filled_at = excluded.filled_at
                """)
                .params(
                        column(looks, look -> look.demand().lineId()).toArray(String[]::new),
                        column(looks, look -> look.demand().partNumber()).toArray(String[]::new),
                        column(looks, look -> look.demand().destination()).toArray(String[]::new),
                        column(looks, look -> (long) look.demand().quantity()).toArray(Long[]::new),
                        column(looks, look -> look.demand().requestedAt().toString())
                                .toArray(String[]::new),
                        column(looks, Look::reserved).toArray(Long[]::new),
                        column(looks, Look::waited).toArray(Boolean[]::new),
                        column(looks, look -> Objects.toString(look.filledAt(), null))
                                .toArray(String[]::new))
                .update();
    }

    private static <T> List<T> column(List<Look> looks, Function<Look, T> value) {
        List<T> column = new ArrayList<>();
        looks.forEach(look -> column.add(value.apply(look)));
        return column;
    }
}
