package io.partline.chassis.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A lock of a database session: one node at a time, without a transaction that would hold the horizon, and gone with
 * the session.
 */
public final class AdvisoryLock {
    private AdvisoryLock() {}

    /** @return what the work answers; null if another session holds the lock and nothing was done */
    public static <T> @Nullable T tryRun(Connection session, String name, Callable<T> work) throws Exception {
        if (!call(session, "select pg_try_advisory_lock(hashtext('partline'), hashtext(?))", name)) {
            return null;
        }
        return releasing(session, name, work);
    }

    /** Waits until the lock is free. */
    public static <T> T run(Connection session, String name, Callable<T> work) throws Exception {
        call(session, "select pg_advisory_lock(hashtext('partline'), hashtext(?)) is not null", name);
        return releasing(session, name, work);
    }

    private static <T> T releasing(Connection session, String name, Callable<T> work) throws Exception {
        try {
            return work.call();
        } finally {
            call(session, "select pg_advisory_unlock(hashtext('partline'), hashtext(?))", name);
        }
    }

    private static boolean call(Connection session, String sql, String name) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
