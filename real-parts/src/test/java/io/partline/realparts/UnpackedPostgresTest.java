package io.partline.realparts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedPostgresTest {
    /** What one process does, with less memory than the archive is long. */
    static final class Unpacking {
        public static void main(String[] arguments) throws IOException {
            unpack(Path.of(arguments[0]));
        }
    }

    private static final long WHOLE_MEGABYTES = 50;

    @TempDir
    Path folder;

    @Test
    void an_interrupted_unpacking_is_begun_again_by_the_next() throws Exception {
        Process interrupted = start();
        while (megabytes() < 5) {
            assertTrue(interrupted.isAlive(), "it ended before it could be interrupted");
            Thread.sleep(5);
        }
        interrupted.destroyForcibly().waitFor();
        assertEquals(List.of(".new"), endings(), "only a draft is left");

        unpack(folder);

        assertEquals(List.of(""), endings(), "the draft has gone");
        assertTrue(megabytes() > WHOLE_MEGABYTES);
    }

    @Test
    void two_processes_at_once_unpack_once_and_need_little_memory() throws Exception {
        Process one = start();
        Process other = start();

        assertEquals(0, one.waitFor());
        assertEquals(0, other.waitFor());
        assertEquals(List.of(""), endings());
        assertTrue(megabytes() > WHOLE_MEGABYTES);
    }

    @Test
    void a_server_that_lost_a_program_is_unpacked_again() throws Exception {
        unpack(folder);
        Path program = servers().getFirst().resolve("bin/pg_ctl");
        Files.delete(program);

        unpack(folder);

        assertTrue(Files.isExecutable(program));
    }

    @Test
    void it_lies_where_the_user_says_or_in_the_users_own_cache() {
        Path home = Path.of(System.getProperty("user.home"));
        assertEquals(home.resolve(".cache/partline"), UnpackedPostgres.cache(null, Map.of("PARTLINE_CACHE", " ")));
        assertEquals(Path.of("/c/partline"), UnpackedPostgres.cache(null, Map.of("XDG_CACHE_HOME", "/c")));
        assertEquals(
                Path.of("/own"),
                UnpackedPostgres.cache(null, Map.of("PARTLINE_CACHE", "/own", "XDG_CACHE_HOME", "/c")));
        assertEquals(Path.of("/said"), UnpackedPostgres.cache("/said", Map.of("PARTLINE_CACHE", "/own")));
    }

    private static void unpack(Path folder) throws IOException {
        String hardware = System.getProperty("os.arch").replace("amd64", "x86_64");
        new UnpackedPostgres(folder)
                .getPgBinary(System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux", hardware);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Unpacking.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
    }

    private List<Path> servers() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }

    private List<String> endings() throws IOException {
        return servers().stream()
                .map(server -> server.getFileName().toString().replaceFirst("PG-[0-9a-f]{32}", ""))
                .toList();
    }

    private long megabytes() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1_000_000;
        }
    }
}
