package io.partline.local.launcher;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A Prometheus beside the platform, with the rules and the scrape jobs of {@code observability/}. */
final class Observation {
    private static final String NAME = "prometheus";

    private final Platform platform;
    private final PlatformHome home;
    private final Path root;
    private final String searchPath;

    /** @param searchPath {@code PATH} */
    Observation(Platform platform, PlatformHome home, Path root, String searchPath) {
        this.platform = platform;
        this.home = home;
        this.root = root;
        this.searchPath = searchPath;
    }

    /**
     * Starts it unless it runs.
     *
     * @return its address
     * @throws LaunchFailure if there is none on this machine
     */
    URI start() {
        URI address = URI.create("http://127.0.0.1:" + platform.ports().of(Ports.Name.PROMETHEUS));
        List<String> command = List.of(
                program(),
                "--config.file=" + settings(),
                "--storage.tsdb.path=" + home.data().resolve(NAME),
                "--enable-feature=exemplar-storage",
                "--web.listen-address=" + address.getAuthority());
        platform.upBeside(NAME, List.of(), () -> new DetachedJava().startProgram(command, Map.of(), home.log(NAME)));
        return address;
    }

    /** The one on the PATH, or the one of the Debian package, which is unpacked and not installed. */
    private String program() {
        return onPath().map(Path::toString).orElseGet(this::unpacked);
    }

    private Optional<Path> onPath() {
        return Stream.of(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, NAME))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private String unpacked() {
        try {
            Process tool = new ProcessBuilder(root.resolve("local/tool").toString(), NAME).start();
            String path = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            String complaint = new String(tool.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (tool.waitFor() == 0) {
                return path;
            }
            throw new LaunchFailure("The platform runs, but there is no Prometheus to watch it with. " + complaint);
        } catch (IOException e) {
            throw new LaunchFailure("Prometheus could not be found: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("Prometheus could not be found: interrupted", e);
        }
    }

    /** Those of Compose, with the addresses of this machine. */
    private Path settings() {
        Path observability = root.resolve("observability");
        Path own = home.folder().resolve("prometheus.yml");
        try {
            String settings = Files.readString(observability.resolve("prometheus/prometheus.yml"))
                    .replace(
                            "/etc/prometheus/rules",
                            observability.resolve("rules").toString());
            for (Ports.Name port :
                    List.of(Ports.Name.INVENTORY, Ports.Name.REQUESTS, Ports.Name.LOGISTICS, Ports.Name.RETURNS)) {
                settings = withAddress(settings, port.name().toLowerCase(Locale.ROOT) + "-service", port);
            }
            Files.writeString(own, withAddress(settings, "gateway", Ports.Name.GATEWAY));
            return own;
        } catch (IOException e) {
            throw new LaunchFailure("Prometheus could not be told what to watch: " + e.getMessage(), e);
        }
    }

    private String withAddress(String settings, String host, Ports.Name port) {
        return settings.replace(
                "\"" + host + ":9090\"", "\"127.0.0.1:" + platform.ports().of(port) + "\"");
    }
}
