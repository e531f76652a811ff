package io.partline.local.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An executable jar unpacked for a fast start, with the ahead-of-time cache that the JVM records in a training run. The
 * folder is named after the content of the jar, the JVM and the flags: a cache is only of use under the very same three.
 */
final class UnpackedApp {
    private static final int NAME_LENGTH = 16;
    /**
     * Of the JVM's two. A cache recorded with both names the methods that were hot, and the second compiler would set to work on
     * all of them at the next start; recorded with the first alone it does not, and that start can have both.
     */
    static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    private final String name;
    private final Path folder;
    private final List<String> flags;

    private UnpackedApp(String name, Path folder, List<String> flags) {
        this.name = name;
        this.folder = folder;
        this.flags = flags;
    }

    /** Unpacks the jar unless that was done before; older versions of it are removed. */
    static UnpackedApp of(String name, Path jar, List<String> flags, PlatformHome home) {
        if (!Files.isRegularFile(jar)) {
            throw new LaunchFailure("%s is not built: %s is missing.".formatted(name, jar));
        }
        try {
            String key = fingerprint(jar, flags);
            Path folder = home.apps().resolve(name + "-" + key);
            UnpackedApp app = new UnpackedApp(name, folder, flags);
            if (!Files.isRegularFile(app.jar())) {
                forgetOthers(name, home);
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
        UnpackedApp app = new UnpackedApp(name, home.apps().resolve(name + "-" + fingerprint(jar, flags)), flags);
        return Files.isRegularFile(app.jar()) ? Optional.of(app) : Optional.empty();
    }

    private Path jar() {
        return folder.resolve(name + ".jar");
    }

    private Path cache() {
        return folder.resolve(name + ".aot");
    }

    /** Whether a folder of {@link PlatformHome#apps} is that of an application with its cache. */
    static boolean holdsCache(Path folder) {
        String name = folder.getFileName().toString();
        return Files.isRegularFile(folder.resolve(name.substring(0, name.lastIndexOf('-')) + ".aot"));
    }

    /** Whether there is no cache yet for anything. */
    static boolean isFirstStart(PlatformHome home) {
        if (!Files.isDirectory(home.apps())) {
            return true;
        }
        try (Stream<Path> apps = Files.list(home.apps())) {
            return apps.noneMatch(UnpackedApp::holdsCache);
        } catch (IOException e) {
            throw new LaunchFailure("%s cannot be read: %s".formatted(home.apps(), e.getMessage()), e);
        }
    }

    boolean hasCache() {
        return Files.isRegularFile(cache());
    }

    /** A cache that is being written has another name until it is whole. */
    private Path draft() {
        return folder.resolve(name + ".aot.new");
    }

    /** After a training that ended well. */
    void keepCache() throws IOException {
        Files.move(draft(), cache(), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Arguments for {@code java} that use the cache if there is one. Without it the start is long, and the second compiler would
     * make it longer by half.
     */
    List<String> run(List<String> arguments) {
        return command(hasCache() ? List.of("-XX:AOTCache=" + cache()) : List.of(FIRST_COMPILER_ONLY), arguments);
    }

    /** Arguments for {@code java} that build the application, write the cache, and end before anything is begun. */
    List<String> train(List<String> arguments) {
        return command(
                List.of(FIRST_COMPILER_ONLY, "-XX:AOTCacheOutput=" + draft(), "-Dspring.context.exit=onRefresh"),
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
        Path draft = folder.resolveSibling(folder.getFileName() + ".new");
        PlatformHome.delete(draft);
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
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
        Files.move(draft, folder);
    }

    private static void forgetOthers(String name, PlatformHome home) throws IOException {
        try (Stream<Path> folders = Files.list(home.apps())) {
            folders.filter(folder -> folder.getFileName().toString().startsWith(name + "-"))
                    .forEach(PlatformHome::delete);
        }
    }

    private static String fingerprint(Path jar, List<String> flags) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream content = new DigestInputStream(Files.newInputStream(jar), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            digest.update((Runtime.version() + "|" + flags).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, NAME_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException("every Java platform has SHA-256", e));
        }
    }
}
