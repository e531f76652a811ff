package io.partline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.local.launcher.ProcessSpec.Program;
import io.partline.realparts.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformTest {
    @TempDir
    Path folder;

    private final Ports ports = Ports.from(_ -> FreePort.find());
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void end() {
        platform(List.of()).down(Progress.SILENT);
    }

    @Test
    void starts_each_process_when_what_it_needs_is_ready() throws InterruptedException {
        Platform platform = platform(List.of(
                standIn("inventory", Ports.Name.INVENTORY, List.of("kafka")),
                standIn("kafka", Ports.Name.KAFKA, List.of())));

        assertThat(platform.up(false, told::add)).isEqualTo(Platform.Outcome.STARTED);

        assertThat(platform.status()).extracting(Condition::health).containsOnly(Condition.Health.READY);
        assertThat(started("kafka").startedAt()).isBefore(started("inventory").startedAt());
        assertThat(told).hasSize(2).first().asString().startsWith("kafka");
    }

    @Test
    void a_process_is_not_tied_to_the_terminal_it_was_started_from() throws IOException {
        platform(List.of(standIn("kafka", Ports.Name.KAFKA, List.of()))).up(false, told::add);

        String stat = Files.readString(
                Path.of("/proc/%d/stat".formatted(started("kafka").process().pid())));
        String session = stat.substring(stat.lastIndexOf(')')).split(" ", -1)[4];
        assertThat(session).isEqualTo(Long.toString(started("kafka").process().pid()));
    }

    @Test
    void up_again_leaves_alone_what_runs_and_starts_only_what_is_missing() {
        Platform platform = platform(List.of(
                standIn("kafka", Ports.Name.KAFKA, List.of()), standIn("inventory", Ports.Name.INVENTORY, List.of())));
        platform.up(false, told::add);
        StartedProcess kafka = started("kafka");

        assertThat(platform.up(false, told::add)).isEqualTo(Platform.Outcome.WAS_RUNNING);
        started("inventory").handle().orElseThrow().destroyForcibly();
        started("inventory").handle().ifPresent(handle -> handle.onExit().join());
        assertThat(platform.up(false, told::add)).isEqualTo(Platform.Outcome.STARTED);

        assertThat(started("kafka")).isEqualTo(kafka);
        assertThat(started("inventory").isAlive()).isTrue();
    }

    @Test
    void a_taken_port_is_named_with_its_owner_and_the_way_out() throws IOException {
        try (ServerSocket _ = new ServerSocket(ports.of(Ports.Name.KAFKA), 1, InetAddress.getLoopbackAddress())) {
            Platform platform = platform(List.of(standIn("kafka", Ports.Name.KAFKA, List.of())));

            assertThatThrownBy(() -> platform.up(false, told::add))
                    .isInstanceOf(LaunchFailure.class)
                    .hasMessageContaining("Port %d (kafka) is taken".formatted(ports.of(Ports.Name.KAFKA)))
                    .hasMessageContaining("java (process %d)"
                            .formatted(ProcessHandle.current().pid()))
                    .hasMessageContaining("PARTLINE_KAFKA_PORT=")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void a_process_that_dies_while_starting_shows_its_last_words_and_nothing_is_left_running() {
        Platform platform = platform(List.of(
                standIn("kafka", Ports.Name.KAFKA, List.of()),
                standIn("inventory", Ports.Name.INVENTORY, List.of("kafka"), "dies"),
                standIn("gateway", Ports.Name.GATEWAY, List.of("inventory"))));

        assertThatThrownBy(() -> platform.up(false, told::add))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("inventory ended while starting (exit code 3)")
                .hasMessageContaining("the cellar is flooded");

        assertThat(ledger().all()).isEmpty();
        assertThat(PortOwner.isFree(ports.of(Ports.Name.KAFKA))).isTrue();
        assertThat(PortOwner.isFree(ports.of(Ports.Name.GATEWAY))).isTrue();
    }

    @Test
    void down_stops_those_first_that_nobody_needs() {
        Platform platform = platform(List.of(
                standIn("kafka", Ports.Name.KAFKA, List.of()),
                standIn("inventory", Ports.Name.INVENTORY, List.of("kafka"))));
        platform.up(false, Progress.SILENT);

        assertThat(platform.down(told::add)).containsExactlyInAnyOrder("kafka", "inventory");

        assertThat(told).extracting(line -> line.split(" ", -1)[0]).containsExactly("inventory", "kafka");
        assertThat(platform.down(told::add)).isEmpty();
    }

    @Test
    void down_does_not_touch_a_stranger_who_was_given_the_same_process_id() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.createDirectories(folder);
            ledger().put(new StartedProcess(
                    "kafka", new RunningProcess(stranger.pid(), "another start"), Instant.now(), List.of(), List.of()));

            assertThat(platform(List.of()).down(told::add)).isEmpty();

            assertThat(stranger.isAlive()).isTrue();
            assertThat(ledger().all()).isEmpty();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void fresh_forgets_the_data_but_never_under_a_running_platform() throws IOException {
        Platform platform = platform(List.of(standIn("kafka", Ports.Name.KAFKA, List.of())));
        platform.up(false, told::add);
        Path kept = Files.writeString(folder.resolve("data/kept"), "stock");

        assertThatThrownBy(() -> platform.up(true, told::add)).hasMessageContaining("./partline down");
        assertThat(kept).exists();
        platform.down(told::add);
        platform.up(false, told::add);
        assertThat(kept).exists();
        platform.down(told::add);
        platform.up(true, told::add);
        assertThat(kept).doesNotExist();
    }

    private Platform platform(List<ProcessSpec> specs) {
        return new Platform(new PlatformHome(folder), ports, specs, URI.create("http://localhost"));
    }

    private Ledger ledger() {
        return new Ledger(new PlatformHome(folder).ledger());
    }

    private StartedProcess started(String name) {
        return ledger().find(name).orElseThrow();
    }

    private ProcessSpec standIn(String name, Ports.Name port, List<String> needs, String... more) {
        int number = ports.of(port);
        List<String> arguments = Stream.concat(Stream.of(Integer.toString(number)), Arrays.stream(more))
                .toList();
        return new ProcessSpec(
                name,
                List.of(port),
                needs,
                new Program.Main(List.of("-XX:TieredStopAtLevel=1", "-Xmx32m"), StandIn.class.getName(), arguments),
                Map.of(),
                Readiness.http(URI.create("http://127.0.0.1:%d/".formatted(number))),
                List::of);
    }
}
