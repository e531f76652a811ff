package io.partline.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ahead-of-time cache of one program, which its JVM records in a training run, in a folder of its own. The folder is named
 * after what the cache depends on: it is of use under the very same classes, JVM and flags only.
 */
final class StartCache {
    /**
     * Of the JVM's two. A cache recorded with both names the methods that were hot, and the second compiler would set to work on
     * all of them at the next start; recorded with the first alone it does not, and that start can have both. What ends soon needs
     * no more than the first.
     */
    static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    private static final int KEY_LENGTH = 16;

    private final String name;
    private final Path folder;

    private StartCache(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    /** @param classes names all classes of the program and their contents */
    static StartCache of(String name, Stream<String> classes, List<String> flags, PlatformHome home) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Stream.concat(classes, Stream.of(Runtime.version().toString(), flags.toString()))
                    .forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            String key = HexFormat.of().formatHex(digest.digest()).substring(0, KEY_LENGTH);
            return new StartCache(name, home.apps().resolve(name + "-" + key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether a folder of {@link PlatformHome#apps} is that of a program with its cache. */
    static boolean isIn(Path folder) {
        String key = folder.getFileName().toString();
        return key.contains("-")
                && Files.isRegularFile(folder.resolve(key.substring(0, key.lastIndexOf('-')) + ".aot"));
    }

    Path folder() {
        return folder;
    }

    /** Removes the folders of what this program was before. */
    void forgetOthers() {
        try (Stream<Path> folders = Files.list(folder.getParent())) {
            folders.filter(other -> other.getFileName().toString().startsWith(name + "-") && !other.equals(folder))
                    .forEach(PlatformHome::delete);
        } catch (IOException e) {
            throw new LaunchFailure("%s cannot be read: %s".formatted(folder.getParent(), e.getMessage()), e);
        }
    }

    boolean exists() {
        return Files.isRegularFile(file());
    }

    /** Flags of a start: without the cache it is long, and the second compiler would make it longer by half. */
    List<String> use() {
        return exists() ? List.of("-XX:AOTCache=" + file()) : List.of(FIRST_COMPILER_ONLY);
    }

    /** Flags of a training run; the cache is written when it ends, by a process that this one starts. */
    List<String> record() throws IOException {
        Files.deleteIfExists(draft());
        return List.of(FIRST_COMPILER_ONLY, "-XX:AOTCacheOutput=" + draft());
    }

    /** After a training run that ended well. */
    void keep() throws IOException {
        Files.move(draft(), file(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file() {
        return folder.resolve(name + ".aot");
    }

    /** A cache that is being written has another name until it is whole. */
    private Path draft() {
        return folder.resolve(name + ".aot.new");
    }
}
