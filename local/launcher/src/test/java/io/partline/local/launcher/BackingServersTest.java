package io.partline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.realparts.FreePort;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackingServersTest {
    @TempDir
    Path temporary;

    /** A name as people give them. */
    private Path folder;

    private final Ports ports = Ports.from(_ -> FreePort.find());

    @BeforeEach
    void prepare() {
        folder = temporary.resolve("Partline, my #1 = try");
    }

    @AfterEach
    void end() {
        platform().down(Progress.SILENT);
    }

    @Test
    void databases_and_topics_stay_between_runs() throws Exception {
        platform().up(false, Progress.SILENT);
        try (Connection database = database("partline_returns");
                Admin kafka = kafka()) {
            database.createStatement().execute("create table kept (id int)");
            kafka.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
        }

        platform().down(Progress.SILENT);
        assertThat(platform().status()).extracting(Condition::health).containsOnly(Condition.Health.STOPPED);
        assertThat(PortOwner.isFree(ports.of(Ports.Name.POSTGRES))).isTrue();
        platform().up(false, Progress.SILENT);

        try (Connection database = database("partline_returns");
                Admin kafka = kafka()) {
            database.createStatement().execute("select id from kept");
            Set<String> topics = kafka.listTopics().names().get();
            assertThat(topics).contains("kept");
        }
    }

    @Test
    void a_server_whose_keeper_was_killed_is_stopped_all_the_same() {
        platform().up(false, Progress.SILENT);
        killKeepers();

        platform().down(Progress.SILENT);

        assertThat(PortOwner.isFree(ports.of(Ports.Name.POSTGRES))).isTrue();
        assertThat(PortOwner.isFree(ports.of(Ports.Name.KAFKA))).isTrue();
    }

    @Test
    void up_starts_a_server_anew_whose_keeper_was_killed() throws InterruptedException {
        platform().up(false, Progress.SILENT);
        killKeepers();

        assertThat(platform().up(false, Progress.SILENT)).isEqualTo(Platform.Outcome.STARTED);

        assertThat(platform().status()).extracting(Condition::health).containsOnly(Condition.Health.READY);
    }

    private void killKeepers() {
        for (StartedProcess process : new Ledger(new PlatformHome(folder).ledger()).all()) {
            ProcessHandle keeper = process.handle().orElseThrow();
            keeper.destroyForcibly();
            keeper.onExit().join();
        }
    }

    private Platform platform() {
        PlatformHome home = new PlatformHome(folder);
        List<ProcessSpec> servers = new Roster(Path.of(""), home, ports)
                .processes().stream()
                        .filter(spec -> Set.of("postgres", "kafka").contains(spec.name()))
                        .toList();
        return new Platform(home, ports, servers, URI.create("http://localhost"));
    }

    private Connection database(String name) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.of(Ports.Name.POSTGRES), name),
                PostgresHolder.USER,
                PostgresHolder.PASSWORD);
    }

    private Admin kafka() {
        return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + ports.of(Ports.Name.KAFKA)));
    }
}
