package io.partline.realparts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The servers of a test JVM: one PostgreSQL and one Kafka, started when first asked for, stopped at its end. Containers
 * where a Docker engine answers and has the image or can get it, embedded servers elsewhere;
 * {@code -Dpartline.real-parts=embedded} insists.
 */
public final class RealParts {
    /** A database nobody else uses. */
    public record Database(String url, String user, String password) {
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }
    }

    private record Postgres(String host, int port, String user, String password) {
        String url(String database) {
            return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(RealParts.class);
    private static final boolean CONTAINERS =
            !"embedded".equals(System.getProperty("partline.real-parts")) && dockerAnswers();
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable Postgres postgres;
    private static @Nullable String kafka;
    private static @Nullable KafkaServer embeddedKafka;

    private RealParts() {}

    /** An engine that has not even the image with which Testcontainers looks after what it starts is of no use. */
    private static boolean dockerAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException e) {
            LOG.warn("Docker cannot be used; embedded servers take its place", e);
            return false;
        }
    }

    private static synchronized Postgres postgres() {
        if (postgres == null) {
            postgres = asContainer("PostgreSQL", RealParts::containerPostgres).orElseGet(RealParts::embeddedPostgres);
        }
        return postgres;
    }

    /** Empty where no Docker engine answers, or one that has no image and can get none. */
    private static <T> Optional<T> asContainer(String what, Supplier<T> start) {
        if (!CONTAINERS) {
            return Optional.empty();
        }
        try {
            return Optional.of(start.get());
        } catch (ContainerLaunchException | ContainerFetchException e) {
            LOG.warn("no container of {} could be started; the embedded server takes its place", what, e);
            return Optional.empty();
        }
    }

    private static Postgres embeddedPostgres() {
        PostgresServer server = PostgresServer.start(0, null);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return new Postgres("127.0.0.1", server.port(), PostgresServer.USER, PostgresServer.USER);
    }

    @SuppressWarnings("resource") // lives as long as the JVM
    private static Postgres containerPostgres() {
        PostgreSQLContainer server =
                new PostgreSQLContainer("postgres:18").withCommand("postgres", "-c", "max_connections=300");
        server.start();
        return new Postgres(server.getHost(), server.getMappedPort(5432), server.getUsername(), server.getPassword());
    }

    /** Bootstrap servers of the test JVM's Kafka. */
    public static synchronized String kafka() {
        if (kafka == null) {
            kafka = asContainer("Kafka", RealParts::containerKafka)
                    .orElseGet(() -> embeddedKafka().bootstrapServers());
        }
        return kafka;
    }

    /** The embedded broker itself, for tests that stop and start it. */
    public static synchronized KafkaServer embeddedKafka() {
        if (embeddedKafka == null) {
            embeddedKafka = newKafka();
        }
        return embeddedKafka;
    }

    /** A broker that nobody else uses; the caller closes it. */
    public static KafkaServer newKafka() {
        try {
            Path home = Files.createTempDirectory("partline-kafka");
            KafkaServer server = KafkaServer.start(FreePort.find(), FreePort.find(), home);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.kill();
                deleteQuietly(home);
            }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("resource") // lives as long as the JVM
    private static String containerKafka() {
        KafkaContainer server = new KafkaContainer("apache/kafka:4.2.2");
        server.start();
        return server.getBootstrapServers();
    }

    /** A new, empty database. */
    public static Database newDatabase() {
        Postgres server = postgres();
        String name = "test_%d_%d".formatted(ProcessHandle.current().pid(), DATABASES.incrementAndGet());
        try (Connection connection =
                        DriverManager.getConnection(server.url("postgres"), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no database could be made", e);
        }
        return new Database(server.url(name), server.user(), server.password());
    }

    /** What a service needs to be told to use a new database and the Kafka of this JVM. */
    public static Map<String, String> serviceProperties() {
        Database database = newDatabase();
        return Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", database.user(),
                "spring.datasource.password", database.password(),
                "spring.kafka.bootstrap-servers", kafka());
    }

    private static void deleteQuietly(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            // a temporary folder that cannot be removed is the system's to clean
        }
    }
}
