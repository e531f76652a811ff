package io.partline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.partline.realparts.FreePort;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoNetworkImportTest {
    @TempDir
    Path folder;

    private HttpServer picky;

    /** A platform that refuses a row of whatever it is given, as the real one would refuse a mistake in the files. */
    @BeforeEach
    void start() throws IOException {
        picky = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        picky.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean submitted = exchange.getRequestURI().getPath().endsWith("/import");
            String answer = exchange.getRequestURI().getPath().equals("/oauth2/token")
                    ? "{\"access_token\":\"any\",\"expires_in\":3600}"
                    : """
                      {"status":"COMPLETED","processedRows":3,"totalRows":3,"acceptedRows":2,"rejectedRows":1,
                       "rejections":[{"line":2,"reason":"no such level"}]}""";
            exchange.getResponseHeaders().add("Location", "/api/sites/import/IMP-1");
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(submitted ? 202 : 200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        picky.start();
    }

    @AfterEach
    void stop() {
        picky.stop(0);
    }

    @Test
    void a_network_that_came_in_with_holes_counts_as_not_there() {
        PlatformHome home = new PlatformHome(folder);
        home.prepare();
        URI gateway = URI.create("http://127.0.0.1:" + picky.getAddress().getPort());
        Platform platform = new Platform(home, Ports.from(_ -> FreePort.find()), List.of(), gateway);
        List<String> told = new ArrayList<>();

        assertThatThrownBy(() -> new DemoNetworkImport(
                                platform, home, platform.gateway().resolve("/oauth2/token"))
                        .run(DemoSize.DEMO, told::add))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("The demo network's sites did not come in whole; rows rejected: 1")
                .hasMessageContaining("line 2: no such level");

        assertThat(told).as("nothing that came in with holes is told as done").isEmpty();
        assertThat(home.demoNetwork()).doesNotExist();
    }
}
