package io.partline.local.launcher;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A process that was started here.
 *
 * @param needs names of the processes that must outlive this one
 * @param companions processes it brought along that would survive it if it ended badly
 */
record StartedProcess(
        String name, RunningProcess process, Instant startedAt, List<String> needs, List<RunningProcess> companions) {
    StartedProcess {
        requireNonNull(process, "process");
        needs = List.copyOf(needs);
        companions = List.copyOf(companions);
    }

    static StartedProcess of(String name, List<String> needs, Process process) {
        return new StartedProcess(name, RunningProcess.of(process.toHandle()), Instant.now(), needs, List.of());
    }

    StartedProcess with(List<ProcessHandle> brought) {
        return new StartedProcess(
                name,
                process,
                startedAt,
                needs,
                brought.stream().map(RunningProcess::of).toList());
    }

    Optional<ProcessHandle> handle() {
        return process.handle();
    }

    boolean isAlive() {
        return handle().isPresent();
    }

    /** The companions that still run. */
    List<ProcessHandle> livingCompanions() {
        return companions.stream()
                .flatMap(companion -> companion.handle().stream())
                .toList();
    }
}
