package io.partline.local.launcher;

import io.partline.realparts.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Keeps a PostgreSQL server with the platform's databases until it is asked to end, or the server ends. */
final class PostgresHolder {
    static final String USER = "partline";
    static final String PASSWORD = "partline";

    private PostgresHolder() {}

    /** Arguments: port, data directory, then the names of the databases. */
    public static void main(String[] arguments) throws SQLException {
        int port = Integer.parseInt(arguments[0]);
        Path data = Path.of(arguments[1]);
        PostgresServer server = PostgresServer.start(port, data);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        try (Connection connection =
                DriverManager.getConnection(server.jdbcUrl("postgres"), PostgresServer.USER, PostgresServer.USER)) {
            prepare(connection, List.of(arguments).subList(2, arguments.length));
        }
        postmaster(data).ifPresent(process -> process.onExit().join());
        System.exit(1);
    }

    private static void prepare(Connection connection, List<String> databases) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '%s'".formatted(USER))) {
                statement.execute("create role %s login password '%s'".formatted(USER, PASSWORD));
            }
            for (String database : databases) {
                if (!exists(statement, "select 1 from pg_database where datname = '%s'".formatted(database))) {
                    statement.execute("create database %s owner %s".formatted(database, USER));
                }
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /** The server itself, which is no child of the process that started it. */
    static Optional<ProcessHandle> postmaster(Path data) {
        try {
            String pid = Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip();
            return ProcessHandle.of(Long.parseLong(pid));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
