package io.partline.benchmarks;

import io.partline.chassis.events.AppendSignal;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.EventTypes;
import io.partline.chassis.events.HorizonEventStorageEngine;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockEvent;
import io.partline.inventory.stock.StockEvent.StockReserved;
import io.partline.inventory.stock.StockItemId;
import io.partline.realparts.RealParts;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Appends, one event per commit: the storage engine that reads by transaction horizon, the framework's own, which may
 * skip events, and the framework's own made safe by a lock that lets one writer in at a time.
 */
final class AppendBenchmark {
    static final int WRITERS = 24;
    private static final int AGGREGATES_OF_A_WRITER = 500;

    /** @param phase length of one side of a round */
    record Size(Duration warmUp, int rounds, Duration phase) {
        static final Size FULL = new Size(Duration.ofSeconds(8), 5, Duration.ofSeconds(6));
    }

    private final Size size;
    private final RealParts.Database ours = RealParts.newDatabase();
    private final RealParts.Database stock = RealParts.newDatabase();
    private final EventTypes types = new EventTypes(Map.of("stock", StockEvent.class));

    AppendBenchmark(Size size) {
        this.size = size;
        Flyway.configure()
                .dataSource(ours.url(), ours.user(), ours.password())
                .locations("classpath:db/chassis")
                .load()
                .migrate();
        try (Connection connection = stock.connect()) {
            stockEngine(connection).createSchema(PostgresEventTableFactory.INSTANCE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return median over the rounds of our commits per commit of the stock engine */
    double run(PrintStream out) {
        out.printf("## Appends (%s)%n%n", Machine.describe());
        Map<String, Load.Senders> sides = new LinkedHashMap<>();
        sides.put("framework's engine, unsafe", _ -> writer(stock, this::stockEngine, false));
        sides.put("by transaction horizon", _ -> writer(ours, this::horizonEngine, false));
        sides.put("framework's engine, one writer at a time", _ -> writer(stock, this::stockEngine, true));
        sides.values().forEach(side -> Load.run(WRITERS, size.warmUp(), side));
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int i = 0; i < size.rounds(); i++) {
            sides.forEach((name, side) -> rates.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(Load.run(WRITERS, size.phase(), side).perSecond()));
        }
        List<Double> reference = rates.getOrDefault("framework's engine, unsafe", List.of());
        Table table = new Table("engine", "commits/s, median", "of the framework's");
        rates.forEach((name, perSecond) -> table.row(name, Median.of(perSecond), ratio(perSecond, reference)));
        table.print(out);
        return ratio(rates.getOrDefault("by transaction horizon", List.of()), reference);
    }

    /** Round by round, for the machine may be faster in one than in another. */
    private static double ratio(List<Double> of, List<Double> to) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            ratios.add(of.get(i) / to.get(i));
        }
        return Median.of(ratios);
    }

    private interface Engines {
        EventStorageEngine on(Connection connection);
    }

    /** Appends to its own aggregates in turn and commits each time. */
    private static Load.Sender writer(RealParts.Database database, Engines engines, boolean locked)
            throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        EventStorageEngine engine = engines.on(connection);
        Statement lock = connection.createStatement();
        String run = UUID.randomUUID().toString();
        return new Load.Sender() {
            private long sent;

            @Override
            public void send() throws SQLException {
                if (locked) {
                    lock.execute("select pg_advisory_xact_lock(4711)");
                }
                String site = run + "-" + sent % AGGREGATES_OF_A_WRITER;
                engine.appendEvents(List.of(event(site, sent / AGGREGATES_OF_A_WRITER)));
                connection.commit();
                sent++;
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private static DomainEventMessage<?> event(String site, long sequence) {
        StockItemId item = StockItemId.of("DHF-215KA", site);
        Instant now = Instant.now();
        return new GenericDomainEventMessage<>(
                "stock",
                item.toString(),
                sequence,
                new StockReserved(item, new AllocationId("SO-%012d-1".formatted(sequence), 1), 1, now),
                MetaData.emptyInstance(),
                UUID.randomUUID().toString(),
                now);
    }

    private EventStorageEngine horizonEngine(Connection connection) {
        SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
        return new HorizonEventStorageEngine(
                single, types, new EventLog(new JdbcTemplate(single), types), () -> "{}", new AppendSignal());
    }

    private JdbcEventStorageEngine stockEngine(Connection connection) {
        Connection staysOpen = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (List.of("close", "commit", "setAutoCommit").contains(method.getName())) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
        Jackson3Serializer json = Jackson3Serializer.builder().build();
        return JdbcEventStorageEngine.builder()
                .connectionProvider(() -> staysOpen)
                .transactionManager(NoTransactionManager.INSTANCE)
                .schema(new EventSchema())
                .dataType(byte[].class)
                .eventSerializer(json)
                .snapshotSerializer(json)
                .build();
    }
}
