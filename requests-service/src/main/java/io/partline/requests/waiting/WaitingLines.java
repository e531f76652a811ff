package io.partline.requests.waiting;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.partline.chassis.telemetry.Figures;
import io.partline.requests.timeline.Cause;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells how many lines wait for what, and for how long. */
@Component
class WaitingLines implements MeterBinder {
    private record Waiting(Cause cause, long lines, long backordered, double oldestSeconds) {}

    private final JdbcClient db;
    private final Figures<Map<Cause, Waiting>> figures;

    WaitingLines(JdbcClient db, @Value(Figures.EVERY) Duration every) {
        this.db = db;
        this.figures = new Figures<>(every, this::read);
    }

    private Map<Cause, Waiting> read() {
        return db
                .sql("""
                select waiting_for, count(*), count(*) filter (where backordered),
                       extract(epoch from now() - min(requested_at))
                  from waiting_line group by waiting_for
                """)
                .query((row, _) ->
                        new Waiting(Cause.valueOf(row.getString(1)), row.getLong(2), row.getLong(3), row.getDouble(4)))
                .list()
                .stream()
                .collect(Collectors.toMap(Waiting::cause, Function.identity()));
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (Cause cause : Cause.values()) {
            Waiting none = new Waiting(cause, 0, 0, 0);
            String name = cause.name().toLowerCase(Locale.ROOT);
            Gauge.builder(
                            "partline.orders.open",
                            () -> figures.get(by -> by.getOrDefault(cause, none).lines()))
                    .description("Open order lines by what they wait for, as the timeline tells it")
                    .tag("waiting_for", name)
                    .register(meters);
            Gauge.builder(
                            "partline.orders.oldest.seconds",
                            () -> figures.get(by -> by.getOrDefault(cause, none).oldestSeconds()))
                    .description("Age of the oldest open order line by what it waits for; 0 if there is none")
                    .tag("waiting_for", name)
                    .register(meters);
        }
        Gauge.builder(
                        "partline.lines.backordered",
                        () -> figures.get(by -> by.values().stream()
                                .mapToLong(Waiting::backordered)
                                .sum()))
                .description("Order lines that no stock was found for")
                .register(meters);
    }
}
