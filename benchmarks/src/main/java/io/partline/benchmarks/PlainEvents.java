package io.partline.benchmarks;

import io.partline.realparts.RealParts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/**
 * The yardstick: rows of the same size into the same table, one in each commit, by plain JDBC with a prepared statement
 * and nothing around it. In a database of its own on the same server.
 */
final class PlainEvents {
    private static final String INSERT = """
            insert into event_log (aggregate_id, sequence, aggregate_type, event_id, event_type, revision, occurred_at, payload, metadata)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
            """;

    private static final String READ = """
            select xid::text as xid_text, position, event_id, aggregate_type, aggregate_id, sequence, occurred_at, event_type, revision, payload, metadata
              from event_log where aggregate_id = ? and sequence >= ? order by sequence
            """;
    private static final String APPEND = """
            insert into event_log (aggregate_id, sequence, aggregate_type, event_id, event_type, revision, occurred_at, payload, metadata)
            select ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb
             where ?::bigint = 0
                or exists (select from event_log p
                            where p.aggregate_id = ? and p.sequence = ?::bigint - 1 and p.xid <= pg_current_xact_id())
            """;
    private static final int AGGREGATES_OF_A_SENDER = 800;

    private final RealParts.Database database;
    private final String payload;

    /** @param payload JSON of a typical event */
    PlainEvents(String payload) {
        this.payload = payload;
        this.database = RealParts.newDatabase();
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/chassis")
                .load()
                .migrate();
    }

    Connection connect() throws SQLException {
        return database.connect();
    }

    /** A connection of its own, one event per commit. */
    Load.Sender sender(int number) throws SQLException {
        Connection connection = connect();
        PreparedStatement insert = connection.prepareStatement(INSERT);
        return new Load.Sender() {
            @Override
            public void send() throws SQLException {
                bind(insert, "stock:DHF-215KA@" + UUID.randomUUID(), 0);
                insert.executeUpdate();
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    /**
     * The statements of the command side, with nothing of it around them: in one transaction read what came after the
     * remembered state, which is nothing, append by the rule of the log, commit.
     *
     * @param reading false leaves the first of them out
     */
    Load.Sender statements(boolean reading) throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        PreparedStatement read = connection.prepareStatement(READ);
        PreparedStatement append = connection.prepareStatement(APPEND);
        String run = UUID.randomUUID().toString();
        return new Load.Sender() {
            private long sent;

            @Override
            public void send() throws SQLException {
                String aggregate = "stock:DHF-215KA@%s-%d".formatted(run, sent % AGGREGATES_OF_A_SENDER);
                long sequence = sent / AGGREGATES_OF_A_SENDER;
                if (reading) {
                    read.setString(1, aggregate);
                    read.setLong(2, sequence);
                    read.executeQuery().close();
                }
                bind(append, aggregate, sequence);
                append.setLong(10, sequence);
                append.setString(11, aggregate);
                append.setLong(12, sequence);
                append.executeUpdate();
                connection.commit();
                sent++;
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private void bind(PreparedStatement insert, String aggregate, long sequence) throws SQLException {
        insert.setString(1, aggregate);
        insert.setLong(2, sequence);
        insert.setString(3, "stock");
        insert.setObject(4, UUID.randomUUID());
        insert.setString(5, "stock-reserved");
        insert.setInt(6, 1);
        insert.setObject(7, OffsetDateTime.now(ZoneOffset.UTC));
        insert.setString(8, payload);
        insert.setString(9, "{}");
    }
}
