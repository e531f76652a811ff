package io.partline.local.launcher;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one process does at this moment.
 *
 * @param pid null when it is not running
 * @param port 0 if it has none
 * @param memoryBytes of the process and all it brought along; null where the system does not tell
 * @param uptime null when it is not running
 */
public record Condition(
        String process,
        @Nullable Long pid,
        int port,
        Health health,
        @Nullable Long memoryBytes,
        @Nullable Duration uptime) {
    public enum Health {
        READY,
        NOT_READY,
        STOPPED
    }
}
