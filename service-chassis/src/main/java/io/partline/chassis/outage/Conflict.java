package io.partline.chassis.outage;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** Losing a race against another transaction. It is nobody's fault and passes when the work is done again. */
public final class Conflict {
    /** Tries, the first included; pauses of about 2, 4, 8 ... 64 ms between them. */
    public static final int TRIES = 40;

    /** Serialisation failure, deadlock, lock not available: PostgreSQL ends one of those who wait for each other. */
    private static final Set<String> STATES = Set.of("40001", "40P01", "55P03");

    private static final RetryTemplate AGAIN = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(TRIES - 1)
            .delay(Duration.ofMillis(2))
            .jitter(Duration.ofMillis(2))
            .multiplier(2)
            .maxDelay(Duration.ofMillis(64))
            .predicate(Conflict::caused)
            .build());

    private Conflict() {}

    public static boolean caused(Throwable failure) {
        for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof ConcurrencyException
                    || e instanceof SQLException sql
                            && sql.getSQLState() != null
                            && STATES.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Does work that owns its transaction, and does it again from the start each time it loses a race.
     *
     * @throws RuntimeException what the work threw: at once if it lost no race, else after {@link #TRIES} tries
     */
    public static <T extends @Nullable Object> T repeating(Supplier<T> work) {
        return AGAIN.invoke(work);
    }
}
