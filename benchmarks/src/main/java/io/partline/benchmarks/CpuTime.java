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

    private final Optional<ProcessHandle> postmaster;

    CpuTime(DataSource dataSource) {
        this.postmaster = postmaster(dataSource);
    }

    Used now() {
        return new Used(
                used(ProcessHandle.current()),
                postmaster.map(server -> Stream.concat(Stream.of(server), server.descendants())
                        .map(CpuTime::used)
                        .reduce(Duration.ZERO, Duration::plus)));
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
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
