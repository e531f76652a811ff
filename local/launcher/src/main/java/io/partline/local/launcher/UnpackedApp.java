package io.partline.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** An executable jar, unpacked for a fast start, with its start-up cache. */
final class UnpackedApp {
    private final String name;
    private final StartCache cache;
    private final List<String> flags;

    private UnpackedApp(String name, StartCache cache, List<String> flags) {
        this.name = name;
        this.cache = cache;
        this.flags = flags;
    }

    /** Unpacks the jar unless that was done before; older versions of it are removed. */
    static UnpackedApp of(String name, Path jar, List<String> flags, PlatformHome home) {
        if (!Files.isRegularFile(jar)) {
            throw new LaunchFailure("%s is not built: %s is missing.".formatted(name, jar));
        }
        try {
            UnpackedApp app = new UnpackedApp(name, StartCache.of(name, entries(jar), flags, home), flags);
            if (!Files.isRegularFile(app.jar())) {
                app.cache.forgetOthers();
                app.unpack(jar, home.log(name));
            }
            return app;
        } catch (IOException e) {
            throw new LaunchFailure("%s could not be unpacked: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** The jar as it was unpacked for the start; empty if another one was built since, which runs only after the next start. */
    static Optional<UnpackedApp> find(String name, Path jar, List<String> flags, PlatformHome home) throws IOException {
        if (!Files.isRegularFile(jar)) {
            return Optional.empty();
        }
        UnpackedApp app = new UnpackedApp(name, StartCache.of(name, entries(jar), flags, home), flags);
        return Files.isRegularFile(app.jar()) ? Optional.of(app) : Optional.empty();
    }

    private Path jar() {
        return cache.folder().resolve(name + ".jar");
    }

    StartCache cache() {
        return cache;
    }

    /** Arguments for {@code java} that use the cache if there is one. */
    List<String> run(List<String> arguments) {
        return command(cache.use(), arguments);
    }

    /** Arguments for {@code java} that build the application, write the cache, and end before anything is begun. */
    List<String> train(List<String> arguments) throws IOException {
        return command(
                Stream.concat(cache.record().stream(), Stream.of("-Dspring.context.exit=onRefresh"))
                        .toList(),
                arguments);
    }

    private List<String> command(List<String> more, List<String> arguments) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(more);
        all.add("-jar");
        all.add(jar().toString());
        all.addAll(arguments);
        return all;
    }

    private void unpack(Path jar, Path log) throws IOException {
        Path folder = cache.folder();
        Path draft = folder.resolveSibling(folder.getFileName() + ".new");
        PlatformHome.delete(draft);
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        StartCache.FIRST_COMPILER_ONLY,
                        "-XX:+UseSerialGC",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--application-filename",
                        name + ".jar",
                        "--destination",
                        draft.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!tool.waitFor(1, TimeUnit.MINUTES) || tool.exitValue() != 0) {
                tool.destroyForcibly();
                throw new LaunchFailure("%s could not be unpacked; see %s".formatted(jar, log));
            }
        } catch (InterruptedException e) {
            tool.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while %s was unpacked".formatted(jar), e);
        }
        // What a removal that was cut off has left.
        PlatformHome.delete(folder);
        Files.move(draft, folder);
    }

    /** What the jar's directory says of its entries, with the sums of their contents: that is read at once. */
    private static Stream<String> entries(Path jar) throws IOException {
        try (ZipFile content = new ZipFile(jar.toFile())) {
            return content.stream()
                    .map(entry -> "%s %d %08x".formatted(entry.getName(), entry.getSize(), entry.getCrc()))
                    .toList()
                    .stream();
        }
    }
}
