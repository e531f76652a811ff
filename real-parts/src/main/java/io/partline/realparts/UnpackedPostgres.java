package io.partline.realparts;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once for all processes of this user. The library would hold the whole server in memory
 * while it unpacks; here one file after another is written, so that a small process can do it (the archive's dictionary
 * takes 8 MB). It happens in a folder beside the final one, which is given its name when it is whole: what an
 * interrupted unpacking leaves behind is never used, and thrown away by the next.
 */
final class UnpackedPostgres implements PgBinaryResolver {
    private static final String DRAFT = ".new";
    private static final List<String> PROGRAMS = List.of("bin/initdb", "bin/pg_ctl", "bin/postgres");

    /** The library takes a folder as unpacked when this file is there and younger than what is beside it. */
    private static final String DONE = ".exists";

    private final Path folder;

    /** @param folder where the unpacked servers lie, one for each archive */
    UnpackedPostgres(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    Path folder() {
        return folder;
    }

    /**
     * Those of this user: in {@code PARTLINE_CACHE} (property {@code partline.cache}), else where the system keeps what
     * can be made again but should outlive a restart.
     */
    static UnpackedPostgres ofUser() {
        return new UnpackedPostgres(
                cache(System.getProperty("partline.cache"), System.getenv()).resolve("postgresql"));
    }

    static Path cache(@Nullable String property, Map<String, String> environment) {
        String own = property == null ? environment.getOrDefault("PARTLINE_CACHE", "") : property;
        if (!own.isBlank()) {
            return Path.of(own);
        }
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (caches.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(caches))
                .resolve("partline");
    }

    /**
     * Unpacks the server for this system unless that was done before. The answer is a short text instead of the archive:
     * the library names its folder after a digest of what it is given, and has nothing left to unpack.
     */
    @Override
    public InputStream getPgBinary(String system, String hardware) throws IOException {
        byte[] name = digest(system, hardware).getBytes(StandardCharsets.US_ASCII);
        Path server = folder.resolve("PG-" + HexFormat.of().formatHex(md5().digest(name)));
        Files.createDirectories(folder);
        synchronized (UnpackedPostgres.class) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                if (!isWhole(server)) {
                    Path draft = folder.resolve(server.getFileName() + DRAFT);
                    Folders.delete(draft);
                    unpack(system, hardware, draft);
                    Folders.delete(server);
                    Files.move(draft, server, StandardCopyOption.ATOMIC_MOVE);
                }
                Files.setLastModifiedTime(server.resolve(DONE), FileTime.from(Instant.now()));
            }
        }
        return new ByteArrayInputStream(name);
    }

    private static boolean isWhole(Path server) {
        return Files.exists(server.resolve(DONE))
                && PROGRAMS.stream().map(server::resolve).allMatch(Files::isExecutable);
    }

    private static void unpack(String system, String hardware, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new BufferedInputStream(new XZInputStream(archive(system, hardware))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("%s would lie outside of %s".formatted(entry.getName(), target));
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink() || entry.isLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    if (file.startsWith(target.resolve("bin"))) {
                        file.toFile().setExecutable(true, false);
                    }
                }
            }
        }
        Files.createFile(target.resolve(DONE));
    }

    private static String digest(String system, String hardware) throws IOException {
        MessageDigest digest = md5();
        try (InputStream content = new DigestInputStream(archive(system, hardware), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static InputStream archive(String system, String hardware) throws IOException {
        InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware);
        if (archive == null) {
            throw new FileNotFoundException("There is no PostgreSQL for %s on %s.".formatted(system, hardware));
        }
        return archive;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
