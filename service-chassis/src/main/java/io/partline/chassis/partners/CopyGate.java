package io.partline.chassis.partners;

import io.partline.chassis.events.AdvisoryLock;
import java.sql.Connection;
import java.util.concurrent.Callable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Behind it the rows of a copy stand still: those who write them pass it together, who exchanges them has it alone. */
final class CopyGate {
    private final JdbcTemplate jdbc;

    CopyGate(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Lets the transaction under way write the copy.
     *
     * @throws CannotAcquireLockException while its rows are exchanged; it passes in a moment
     */
    void enter(Copy copy) {
        if (!Boolean.TRUE.equals(jdbc.queryForObject(
                "select pg_try_advisory_xact_lock_shared(hashtext('partline'), hashtext(?))",
                Boolean.class,
                name(copy)))) {
            throw new CannotAcquireLockException("the rows of " + copy.name() + " are being exchanged");
        }
    }

    /** Waits until nobody writes, and keeps everybody out meanwhile. */
    static <T> T alone(Connection session, Copy copy, Callable<T> work) throws Exception {
        return AdvisoryLock.run(session, name(copy), work);
    }

    private static String name(Copy copy) {
        return "rows of copy " + copy.name();
    }
}
