package io.partline.benchmarks;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.EventTypes;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockEvent;
import io.partline.inventory.stock.StockEvent.StockIssued;
import io.partline.inventory.stock.StockEvent.StockReceived;
import io.partline.inventory.stock.StockEvent.StockReserved;
import io.partline.inventory.stock.StockEvent.TransitExpected;
import io.partline.inventory.stock.StockEvent.TransitUsed;
import io.partline.inventory.stock.StockItemId;
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
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;

/** Events per second of a projection rebuild against a plain ordered read (COPY) of the same table. */
final class RebuildBenchmark {
    private static final String PROJECTION = "availability";
    private static final int EVENTS_OF_A_TRANSACTION = 500;
    private static final int EVENTS_OF_A_LIFE = 5;

    /** @param events in the log */
    record Size(int events, int rounds) {
        static final Size FULL = new Size(300_000, 3);
    }

    private final InventoryUnderLoad service;
    private final Size size;

    RebuildBenchmark(InventoryUnderLoad service, Size size) {
        this.service = service;
        this.size = size;
    }

    /** @return median over the rounds of events rebuilt per event copied */
    double run(PrintStream out) {
        out.printf("## Rebuild (%s)%n%n", Machine.describe());
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

    /** Lives of single pieces: received, reserved, issued at a centre, expected and used at a station. */
    private void write() {
        EventTypes types = new EventTypes(Map.of("stock", StockEvent.class));
        Map<String, Long> sequences = new HashMap<>();
        List<StockEvent> waiting = new ArrayList<>();
        for (int life = 0; life < size.events() / EVENTS_OF_A_LIFE; life++) {
            waiting.addAll(life(life));
            if (waiting.size() >= EVENTS_OF_A_TRANSACTION) {
                append(waiting, types, sequences);
                waiting.clear();
            }
        }
        append(waiting, types, sequences);
        service.jdbc().execute("vacuum analyze event_log");
    }

    private static List<StockEvent> life(int number) {
        Instant at = Instant.now();
        String part = "P-%05d".formatted(number * 7 % 2_000);
        StockItemId centre = StockItemId.of(part, "C-%02d".formatted(number % 30));
        StockItemId station = StockItemId.of(part, "S-%03d".formatted(number % 300));
        AllocationId allocation = new AllocationId("SO-%012d-1".formatted(number), 1);
        String shipment = "SH-" + allocation;
        return List.of(
                new StockReceived(centre, 1, "DELIVERY-%06d".formatted(number), at),
                new StockReserved(centre, allocation, 1, at),
                new StockIssued(centre, allocation, 1, shipment, null, at),
                new TransitExpected(station, shipment, 1, at),
                new TransitUsed(station, shipment, 1, "receipt of " + allocation, at));
    }

    private void append(List<StockEvent> events, EventTypes types, Map<String, Long> sequences) {
        try (Connection connection = service.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into event_log (aggregate_id, sequence, aggregate_type, event_id, event_type, revision, occurred_at, payload, metadata)
                        values (?, ?, 'stock', ?, ?, ?, ?, ?::jsonb, '{}')
                        """)) {
            connection.setAutoCommit(false);
            for (StockEvent event : events) {
                EventTypes.Name name = types.nameOf(event.getClass());
                insert.setString(1, event.aggregateId());
                insert.setLong(2, sequences.merge(event.aggregateId(), 1L, Long::sum) - 1);
                insert.setObject(3, UUID.randomUUID());
                insert.setString(4, name.type());
                insert.setInt(5, name.revision());
                insert.setObject(6, Instant.now().atOffset(ZoneOffset.UTC));
                insert.setString(7, EventJson.write(event));
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
        service.followers().rebuild(PROJECTION);
        while (true) {
            JsonNode progress = EventJson.mapper()
                    .<JsonNode>valueToTree(service.followers().status(PROJECTION))
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
