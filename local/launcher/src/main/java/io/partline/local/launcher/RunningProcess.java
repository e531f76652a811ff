package io.partline.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process of this machine. Process ids are given out again, so the moment of its start is part of who it is.
 *
 * @param mark of the moment, the same at every look: where the kernel counts it from its own start, that count and the
 *     name of that start, as the clock may be set between two looks; the time elsewhere
 */
record RunningProcess(long pid, String mark) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** Of the fields of /proc/pid/stat (see proc_pid_stat(5)), counted behind the name: the start in clock ticks. */
    private static final int START_TICKS = 20;

    static RunningProcess of(ProcessHandle process) {
        return new RunningProcess(process.pid(), markOf(process));
    }

    /** Empty if it has ended, whoever has its id today. */
    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> markOf(process).equals(mark));
    }

    private static String markOf(ProcessHandle process) {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        if (Files.isReadable(BOOT) && Files.isReadable(stat)) {
            try {
                String line = Files.readString(stat);
                String[] fields = line.substring(line.lastIndexOf(')') + 1).split(" ", -1);
                return fields[START_TICKS] + " ticks after "
                        + Files.readString(BOOT).strip();
            } catch (IOException e) {
                // it has just ended
            }
        }
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }
}
