package io.partline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Processor time of this JVM and of a PostgreSQL on the same machine. */
final class CpuTime {
    /** @param server empty where the server's processes cannot be seen, as in a container */
    record Used(Duration jvm, Optional<Duration> server) {
        Used since(Used before) {
            return new Used(
                    jvm.minus(before.jvm), server.flatMap(now -> before.server.map(earlier -> now.minus(earlier))));
        }
    }

    /** Linux counts processor time to user space in hundredths of a second (USER_HZ), see proc(5). */
    private static final Duration TICK = Duration.ofMillis(10);

    private static final int UTIME = 11;
    private static final int CUTIME = 13;

    private final Optional<ProcessHandle> postmaster;

    CpuTime(DataSource dataSource) {
        this.postmaster = postmaster(dataSource);
    }

    Used now() {
        return new Used(
                ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO),
                postmaster.map(server -> Stream.concat(
                                Stream.of(ended(server)), server.descendants().map(CpuTime::used))
                        .reduce(used(server), Duration::plus)));
    }

    private static Duration used(ProcessHandle process) {
        return ticks(process, UTIME);
    }

    /** By its children that are no more: a connection's process ends with the connection. */
    private static Duration ended(ProcessHandle process) {
        return ticks(process, CUTIME);
    }

    /** Two neighbouring fields of {@code /proc/<pid>/stat}, user and system, counted after the name in brackets. */
    private static Duration ticks(ProcessHandle process, int field) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return TICK.multipliedBy(Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1]));
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }

    private static Optional<ProcessHandle> postmaster(DataSource dataSource) {
        try {
            String folder = new JdbcTemplate(dataSource).queryForObject("show data_directory", String.class);
            Path file = Path.of(String.valueOf(folder), "postmaster.pid");
            return ProcessHandle.of(
                    Long.parseLong(Files.readAllLines(file).getFirst().strip()));
        } catch (IOException | DataAccessException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
