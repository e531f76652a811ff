package io.partline.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Everything the platform keeps on disk.
 *
 * @param folder {@code .partline} at the root of the repository unless told otherwise
 */
public record PlatformHome(Path folder) {
    public PlatformHome {
        folder = folder.toAbsolutePath().normalize();
    }

    /** What {@code up --fresh} throws away. */
    Path data() {
        return folder.resolve("data");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Unpacked jars and their start-up caches. */
    Path apps() {
        return folder.resolve("apps");
    }

    Path ledger() {
        return folder.resolve("processes.json");
    }

    Path lock() {
        return folder.resolve("lock");
    }

    /** Written when a demo network has been taken over whole; holds its size. */
    Path demoNetwork() {
        return data().resolve("demo-network");
    }

    void prepare() {
        try {
            Files.createDirectories(data());
            Files.createDirectories(logs());
            Files.createDirectories(apps());
        } catch (IOException e) {
            throw new LaunchFailure("The folder %s cannot be used: %s".formatted(folder, e.getMessage()), e);
        }
    }

    void forgetData() {
        delete(data());
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
