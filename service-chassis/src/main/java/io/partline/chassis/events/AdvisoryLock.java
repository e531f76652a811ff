package io.partline.chassis.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock of a database session: one node at a time, without a transaction that would hold the horizon, and gone with
 * the session.
 */
public final class AdvisoryLock {
    private static final Logger LOG = LoggerFactory.getLogger(AdvisoryLock.class);

    private AdvisoryLock() {}

    /** Takes it until it is released or the session ends; false if another session holds it. */
    public static boolean tryTake(Connection session, String name) throws SQLException {
        return call(session, "select pg_try_advisory_lock(hashtext('partline'), hashtext(?))", name);
    }

    /** Releases it and gives the session back; one that cannot even do that is ended, and the lock with it. */
    public static void release(Connection session, String name) {
        try (session) {
            if (!released(session, name)) {
                session.abort(Runnable::run);
            }
        } catch (SQLException e) {
            LOG.debug("the session that held {} is gone", name, e);
        }
    }

    private static boolean released(Connection session, String name) {
        try {
            return call(session, "select pg_advisory_unlock(hashtext('partline'), hashtext(?))", name);
        } catch (SQLException e) {
            LOG.debug("{} could not be released; its session is ended", name, e);
            return false;
        }
    }

    /** @return what the work answers; null if another session holds the lock and nothing was done */
    public static <T> @Nullable T tryRun(Connection session, String name, Callable<T> work) throws Exception {
        if (!tryTake(session, name)) {
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
