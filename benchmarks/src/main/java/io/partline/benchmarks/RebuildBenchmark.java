package io.partline.benchmarks;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.EventTypes;
import io.partline.inventory.stock.StockEvent;
import io.partline.requests.order.OrderEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;

/** Events per second of a projection rebuild against a plain ordered read (COPY) of the same table. */
final class RebuildBenchmark {
    private static final int EVENTS_OF_A_TRANSACTION = 500;

    /** @param events in the log */
    record Size(int events, int rounds) {
        static final Size FULL = new Size(300_000, 3);
    }

    /**
     * A projection and what it is rebuilt from.
     *
     * @param aggregateType of all the events
     * @param events in the order of the log, without end
     */
    private record Subject<E extends DomainEvent>(
            String projection, String aggregateType, Class<E> family, Stream<E> events) {}

    private final ServiceUnderLoad service;
    private final Subject<?> subject;
    private final Size size;

    private RebuildBenchmark(ServiceUnderLoad service, Subject<?> subject, Size size) {
        this.service = service;
        this.subject = subject;
        this.size = size;
    }

    static RebuildBenchmark ofAvailability(ServiceUnderLoad inventory, Size size) {
        return new RebuildBenchmark(
                inventory, new Subject<>("availability", "stock", StockEvent.class, StockLives.events()), size);
    }

    static RebuildBenchmark ofOrders(ServiceUnderLoad requests, Size size) {
        return new RebuildBenchmark(
                requests,
                new Subject<>("orders", "order", OrderEvent.class, new OrderLives(requests.orders()).events()),
                size);
    }

    /** @return median over the rounds of events rebuilt per event copied */
    double run(PrintStream out) {
        out.printf("## Rebuild of %s (%s)%n%n", subject.projection(), Machine.describe());
        service.followers().stop();
        write();
        // The first rebuild warms up, and brings the live rows to the end of the log when it exchanges the tables.
        rebuild();
        copy();
        List<Double> ratios = new ArrayList<>();
        Table table = new Table("round", "events copied/s", "events rebuilt/s", "ratio");
        for (int i = 0; i < size.rounds(); i++) {
            double copied = copy();
            double rebuilt = rebuild();
            ratios.add(rebuilt / copied);
            table.row(i + 1, copied, rebuilt, rebuilt / copied);
        }
        table.row("**median**", "", "", Median.of(ratios));
        table.print(out);
        CpuProfile.of(this::rebuild).print(out);
        return Median.of(ratios);
    }

    private void write() {
        EventTypes types = new EventTypes(Map.of(subject.aggregateType(), subject.family()));
        Map<String, Long> sequences = new HashMap<>();
        subject.events()
                .limit(size.events())
                .gather(Gatherers.windowFixed(EVENTS_OF_A_TRANSACTION))
                .forEach(events -> append(events, types, sequences));
        service.jdbc().execute("vacuum analyze event_log");
    }

    private void append(List<? extends DomainEvent> events, EventTypes types, Map<String, Long> sequences) {
        try (Connection connection = service.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into event_log (aggregate_id, sequence, aggregate_type, event_id, event_type, revision, occurred_at, payload, metadata)
                        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, '{}')
                        """)) {
            connection.setAutoCommit(false);
            for (DomainEvent event : events) {
                EventTypes.Name name = types.nameOf(event.getClass());
                insert.setString(1, event.aggregateId());
                insert.setLong(2, sequences.merge(event.aggregateId(), 1L, Long::sum) - 1);
                insert.setString(3, subject.aggregateType());
                insert.setObject(4, UUID.randomUUID());
                insert.setString(5, name.type());
                insert.setInt(6, name.revision());
                insert.setObject(7, Instant.now().atOffset(ZoneOffset.UTC));
                insert.setString(8, EventJson.write(event));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Counting extends OutputStream {
        private long rows;

        @Override
        public void write(int b) {
            rows++;
        }

        /** The driver hands over one row at a time. */
        @Override
        public void write(byte[] buffer, int offset, int length) {
            rows++;
        }
    }

    private double copy() {
        try (Connection connection = service.dataSource().getConnection()) {
            Counting counting = new Counting();
            long start = System.nanoTime();
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select * from event_log order by xid, position) to stdout", counting);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (counting.rows != rows) {
                throw new IllegalStateException("%d rows counted, %d told".formatted(counting.rows, rows));
            }
            return rows / seconds;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until the new rows stand in the place of the old ones and are known to equal them. */
    private double rebuild() {
        service.followers().rebuild(subject.projection());
        while (true) {
            JsonNode progress = EventJson.mapper()
                    .<JsonNode>valueToTree(service.followers().status(subject.projection()))
                    .path("rebuild");
            switch (progress.path("state").asString()) {
                case "RUNNING" -> pause();
                case "DONE" -> {
                    return speed(progress);
                }
                default -> throw new IllegalStateException("the rebuild failed: " + progress);
            }
        }
    }

    private static double speed(JsonNode progress) {
        if (progress.path("differingRows").asLong() != 0) {
            throw new IllegalStateException("the rebuilt rows differ from the live ones: " + progress);
        }
        Instant start = Instant.parse(progress.path("startedAt").asString());
        Instant end = Instant.parse(progress.path("endedAt").asString());
        return progress.path("events").asLong() * 1e3 / Math.max(1, end.toEpochMilli() - start.toEpochMilli());
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a projection was rebuilt", e);
        }
    }
}
