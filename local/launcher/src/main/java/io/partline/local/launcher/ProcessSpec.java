package io.partline.local.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One process of the platform, before it runs.
 *
 * @param ports what it listens on, the main one first
 * @param needs names of processes that must be ready before it starts and run until it has stopped
 * @param program how to run it
 * @param companions processes that it brings along without being their parent
 */
record ProcessSpec(
        String name,
        List<Ports.Name> ports,
        List<String> needs,
        Program program,
        Map<String, String> environment,
        Readiness readiness,
        Supplier<List<ProcessHandle>> companions) {

    /** What a Java process runs. */
    sealed interface Program {
        /** A main class on the launcher's own class path. */
        record Main(List<String> flags, String mainClass, List<String> arguments) implements Program {}

        /** An executable jar with a start-up cache. */
        record Jar(Path jar, List<String> flags, List<String> arguments) implements Program {}
    }

    ProcessSpec {
        ports = List.copyOf(ports);
        needs = List.copyOf(needs);
        environment = Map.copyOf(environment);
    }

    Ports.@Nullable Name mainPort() {
        return ports.isEmpty() ? null : ports.getFirst();
    }
}
