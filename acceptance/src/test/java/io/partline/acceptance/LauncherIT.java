package io.partline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at the shell gets. */
class LauncherIT {
    @Test
    void status_shows_every_process_ready() {
        Partline.as("HQ");
        Partline.Run status = Partline.run("status");
        assertThat(status.exitCode()).isZero();
        assertThat(status.output())
                .contains("postgres", "kafka", "inventory", "requests", "logistics", "returns", "issuer", "gateway");
    }

    @Test
    void a_second_up_finds_everything_running() {
        Partline.as("HQ");
        Partline.Run up = Partline.run("up");
        assertThat(up.exitCode()).isZero();
        assertThat(up.output()).contains("already running");
    }

    @Test
    void a_taken_port_is_named_with_the_way_out(@TempDir Path home) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Map<String, String> elsewhere = Partline.environment(home);
            elsewhere.put("PARTLINE_REQUESTS_PORT", port);
            Partline.Run up = Partline.runWith(elsewhere, "up");
            assertThat(up.exitCode()).isNotZero();
            assertThat(up.output())
                    .contains(port, "(requests) is taken", "PARTLINE_REQUESTS_PORT=<port> ./partline up");
        }
    }

    @Test
    void the_log_of_a_service_is_shown() {
        Partline.as("HQ");
        Partline.Run logs = Partline.run("logs", "inventory", "-n", "50");
        assertThat(logs.exitCode()).isZero();
        assertThat(logs.output()).isNotBlank();
        assertThat(Partline.run("logs", "nobody").output()).contains("There is no \"nobody\"", "inventory");
    }
}
