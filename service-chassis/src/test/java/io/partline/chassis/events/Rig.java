package io.partline.chassis.events;

import io.partline.chassis.schema.Migrations;
import io.partline.realparts.RealParts;
import io.partline.sample.Jar;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** An event log on a database of its own, without a service around it. */
public final class Rig {
    public final DriverManagerDataSource dataSource;
    public final JdbcTemplate jdbc;
    public final EventTypes types = new EventTypes(Map.of("jar", Jar.Event.class));
    public final EventLog log;
    public final HorizonEventStorageEngine engine;

    public Rig() {
        RealParts.Database database = RealParts.newDatabase();
        dataSource = new DriverManagerDataSource(database.url(), database.user(), database.password());
        Migrations.chassis(dataSource).migrate();
        Migrations.service(Flyway.configure().dataSource(dataSource).locations("classpath:db/migration"))
                .migrate();
        jdbc = new JdbcTemplate(dataSource);
        // The horizon is the whole cluster's: its housekeeping would hide an event for a moment, and a test that reads
        // at once would not see it.
        jdbc.execute("alter system set autovacuum = off");
        jdbc.execute("select pg_reload_conf()");
        log = new EventLog(jdbc, types);
        engine = new HorizonEventStorageEngine(dataSource, types, log, () -> "{}", new AppendSignal());
    }

    /** A writer with a transaction of its own, held open until told otherwise. */
    public Writer writer() {
        try {
            Connection connection = dataSource.getConnection();
            connection.setAutoCommit(false);
            return new Writer(connection, this);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void append(String jar, long sequence, int marbles) {
        engine.appendEvents(List.of(put(jar, sequence, marbles, Instant.now())));
    }

    public static DomainEventMessage<?> put(String jar, long sequence, int marbles, Instant at) {
        return new GenericDomainEventMessage<>(
                "jar",
                jar,
                sequence,
                new Jar.MarblesPut(jar, marbles),
                org.axonframework.messaging.MetaData.emptyInstance(),
                java.util.UUID.randomUUID().toString(),
                at);
    }

    /** Appends on its own connection. */
    public static final class Writer implements AutoCloseable {
        private final Connection connection;
        private final HorizonEventStorageEngine engine;

        Writer(Connection connection, Rig rig) {
            this.connection = connection;
            SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
            this.engine = new HorizonEventStorageEngine(single, rig.types, rig.log, () -> "{}", new AppendSignal());
        }

        public Writer append(String jar, long sequence, int marbles) {
            engine.appendEvents(List.of(put(jar, sequence, marbles, Instant.now())));
            return this;
        }

        public Writer appendAt(String jar, long sequence, int marbles, Instant at) {
            engine.appendEvents(List.of(put(jar, sequence, marbles, at)));
            return this;
        }

        /** Does something else first, which gives the transaction its id. */
        public Writer touchSomethingElse() throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute("insert into inbox (listener, event_id) values ('test', gen_random_uuid()::text)");
            }
            return this;
        }

        public void commit() throws SQLException {
            connection.commit();
        }

        public void rollback() throws SQLException {
            connection.rollback();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
