package io.partline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.realparts.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a Prometheus that only says what it was told. */
class ObservationTest {
    @TempDir
    Path root;

    private final Ports ports = Ports.from(_ -> FreePort.find());
    private PlatformHome home;
    private Platform platform;

    @BeforeEach
    void settings_as_compose_has_them() throws IOException {
        home = new PlatformHome(root.resolve("home"));
        home.prepare();
        platform = new Platform(home, ports, List.of(), URI.create("http://localhost"));
        Path settings = root.resolve("observability/prometheus/prometheus.yml");
        Files.createDirectories(settings.getParent());
        Files.copy(Path.of("../../observability/prometheus/prometheus.yml"), settings);
    }

    @AfterEach
    void end() {
        platform.down(Progress.SILENT);
    }

    @Test
    void watches_every_process_with_our_rules_and_is_stopped_with_the_platform() throws IOException {
        program("local/tool", "echo " + root.resolve("unpacked/prometheus"));
        program("unpacked/prometheus", "echo \"$@\"; exec sleep 60");

        URI address = new Observation(platform, home, root, "").start();
        assertThat(address).hasPort(ports.of(Ports.Name.PROMETHEUS));
        new Observation(platform, home, root, "").start();

        String settings = Files.readString(home.folder().resolve("prometheus.yml"));
        assertThat(settings)
                .contains(root.resolve("observability/rules") + "/*.yml")
                .doesNotContain(":9090");
        for (Ports.Name watched : List.of(
                Ports.Name.INVENTORY,
                Ports.Name.REQUESTS,
                Ports.Name.LOGISTICS,
                Ports.Name.RETURNS,
                Ports.Name.GATEWAY)) {
            assertThat(settings).contains("\"127.0.0.1:" + ports.of(watched) + "\"");
        }
        assertThat(platform.down(Progress.SILENT)).containsExactly("prometheus");
    }

    @Test
    void where_none_can_be_had_it_says_why() throws IOException {
        program("local/tool", "echo 'Install prometheus.' >&2; exit 1");
        assertThatThrownBy(() -> new Observation(platform, home, root, "").start())
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("Install prometheus.");
    }

    private void program(String path, String script) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
