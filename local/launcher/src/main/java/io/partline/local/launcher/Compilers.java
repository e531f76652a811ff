package io.partline.local.launcher;

import java.util.List;
import java.util.Map;

/**
 * Which of the JVM's two compilers the platform's processes use. The first alone starts in half of the processor time; with
 * both a request costs less once a process has been under load for some minutes.
 */
enum Compilers {
    FIRST(List.of("-XX:TieredStopAtLevel=1")),
    BOTH(List.of());

    private static final String VARIABLE = "PARTLINE_COMPILERS";

    private final List<String> flags;

    Compilers(List<String> flags) {
        this.flags = flags;
    }

    List<String> flags() {
        return flags;
    }

    /** @throws LaunchFailure if the variable says something else */
    static Compilers fromEnvironment(Map<String, String> environment) {
        return switch (environment.getOrDefault(VARIABLE, "").strip()) {
            case "", "first" -> FIRST;
            case "both" -> BOTH;
            case String other ->
                throw new LaunchFailure(
                        "%s is \"%s\". It may be first (starts soonest, the default) or both (for load that lasts)."
                                .formatted(VARIABLE, other));
        };
    }
}
