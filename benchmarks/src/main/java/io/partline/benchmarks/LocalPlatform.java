package io.partline.benchmarks;

import io.partline.realparts.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A platform of its own beside any other: {@code ./partline} with free ports and a home in the target folder. */
final class LocalPlatform implements AutoCloseable {
    private static final List<String> PORTS = List.of(
            "GATEWAY",
            "INVENTORY",
            "REQUESTS",
            "LOGISTICS",
            "RETURNS",
            "ISSUER",
            "POSTGRES",
            "KAFKA",
            "KAFKA_CONTROLLER");

    /** @param took from the start of the command to its end */
    record Answer(int exit, String text, Duration took) {
        Answer expectSuccess() {
            if (exit != 0) {
                throw new IllegalStateException("./partline ended with %d:%n%s".formatted(exit, text));
            }
            return this;
        }
    }

    private final Path script;
    private final TreeMap<String, Integer> ports = new TreeMap<>();
    private final Path home;

    /** Property {@code partline.root}: the repository. */
    LocalPlatform() {
        Path root = Path.of(System.getProperty("partline.root", ""))
                .toAbsolutePath()
                .normalize();
        script = root.resolve("partline");
        home = root.resolve("benchmarks/target/platform");
        PORTS.forEach(name -> ports.put(name, FreePort.find()));
    }

    URI gateway() {
        return URI.create("http://localhost:" + ports.get("GATEWAY"));
    }

    /** One service itself, whose meters the gateway hides. */
    URI inventory() {
        return URI.create("http://localhost:" + ports.get("INVENTORY"));
    }

    String kafka() {
        return "127.0.0.1:" + ports.get("KAFKA");
    }

    /** JDBC address of one of its databases. */
    String database(String name) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.get("POSTGRES"), name);
    }

    Path home() {
        return home;
    }

    /**
     * A platform as it is after its first start: with the caches of the build, and data of its own. The caches are recorded
     * beside the first start, at the lowest priority.
     *
     * @return what the first start told
     */
    String startAgain() throws InterruptedException {
        Answer first = run("up", "--fresh").expectSuccess();
        Path apps = home.resolve("apps");
        long patience = System.nanoTime() + Duration.ofMinutes(15).toNanos();
        while (!everyAppHasItsCache(apps)) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("the start-up caches were not recorded; see " + home);
            }
            Thread.sleep(1_000);
        }
        run("down").expectSuccess();
        run("up").expectSuccess();
        return first.text();
    }

    /** Kafka's, which is no application of ours, is the last one: its folder is not there before. */
    private static boolean everyAppHasItsCache(Path apps) {
        try (Stream<Path> folders = Files.list(apps)) {
            List<Path> all = folders.toList();
            return all.stream().anyMatch(LocalPlatform::isKafkas)
                    && all.stream().allMatch(LocalPlatform::holdsCache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isKafkas(Path folder) {
        return folder.getFileName().toString().startsWith("kafka");
    }

    private static boolean holdsCache(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".aot"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer run(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                .toList());
        builder.environment().put("PARTLINE_HOME", home.toString());
        ports.forEach((name, port) -> builder.environment().put("PARTLINE_" + name + "_PORT", port.toString()));
        long start = System.nanoTime();
        try {
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ./partline was at work", e);
        }
    }

    @Override
    public void close() {
        run("down").expectSuccess();
    }
}
