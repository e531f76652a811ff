package io.partline.chassis.follow;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lifts the time limits that hold for every other transaction; see chassis.properties. */
public final class LongWork {
    private static final int MAX_STATEMENT_MS = 3_600_000;

    private LongWork() {}

    /** For the transaction under way. */
    public static void allow(JdbcTemplate jdbc) {
        jdbc.execute((ConnectionCallback<Boolean>) session -> {
            session.setNetworkTimeout(Runnable::run, MAX_STATEMENT_MS);
            return true;
        });
        jdbc.execute("set local transaction_timeout = 0; set local lock_timeout = '10s'");
    }
}
