package io.partline.local.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A process that was started here. Process ids are given out again, so the start time is part of who it is.
 *
 * @param needs names of the processes that must outlive this one
 * @param companions processes it brought along that would survive it if it ended badly
 */
record StartedProcess(String name, long pid, Instant startedAt, List<String> needs, List<Companion> companions) {
    record Companion(long pid, Instant startedAt) {}

    /** The system derives start times from its clock, which may be set between two looks. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

    StartedProcess {
        needs = List.copyOf(needs);
        companions = List.copyOf(companions);
    }

    static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    StartedProcess with(List<ProcessHandle> brought) {
        return new StartedProcess(
                name,
                pid,
                startedAt,
                needs,
                brought.stream().map(p -> new Companion(p.pid(), startOf(p))).toList());
    }

    Optional<ProcessHandle> handle() {
        return find(pid, startedAt);
    }

    boolean isAlive() {
        return handle().isPresent();
    }

    /** The companions that still run. */
    List<ProcessHandle> livingCompanions() {
        return companions.stream()
                .flatMap(companion -> find(companion.pid(), companion.startedAt()).stream())
                .toList();
    }

    private static Optional<ProcessHandle> find(long pid, Instant startedAt) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        Duration.between(startedAt, startOf(process)).abs().compareTo(CLOCK_SLACK) <= 0);
    }
}
