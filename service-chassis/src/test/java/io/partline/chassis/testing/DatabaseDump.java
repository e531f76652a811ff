package io.partline.chassis.testing;

import io.partline.chassis.schema.Migrations;
import io.partline.realparts.RealParts.Database;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A service's database as a logical dump has it, in another one: the tables from the migrations, every row and every counter. */
public final class DatabaseDump {
    private static final String TABLES =
            "select format('%I', relname) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace";
    private static final String COUNTERS =
            "select format('select setval(%L, %s)', sequencename, last_value) from pg_sequences where schemaname = 'public' and last_value is not null";

    private DatabaseDump() {}

    /** @param to empty */
    public static void copy(Database from, Database to) throws SQLException, IOException {
        DriverManagerDataSource restored = new DriverManagerDataSource(to.url(), to.user(), to.password());
        Migrations.chassis(restored).migrate();
        Migrations.service(Flyway.configure().dataSource(restored).locations("classpath:db/migration"))
                .migrate();
        try (Connection source = from.connect();
                Connection target = to.connect();
                Statement snapshot = source.createStatement();
                Statement statement = target.createStatement()) {
            source.setAutoCommit(false);
            snapshot.execute("set transaction isolation level repeatable read read only");
            target.setAutoCommit(false);
            statement.execute("set session_replication_role = replica");
            List<String> tables = texts(snapshot, TABLES);
            statement.execute("truncate " + String.join(", ", tables));
            CopyManager out = source.unwrap(PGConnection.class).getCopyAPI();
            CopyManager in = target.unwrap(PGConnection.class).getCopyAPI();
            for (String table : tables) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                out.copyOut("copy %s to stdout".formatted(table), rows);
                in.copyIn("copy %s from stdin".formatted(table), new ByteArrayInputStream(rows.toByteArray()));
            }
            for (String counter : texts(snapshot, COUNTERS)) {
                statement.execute(counter);
            }
            target.commit();
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }
}
