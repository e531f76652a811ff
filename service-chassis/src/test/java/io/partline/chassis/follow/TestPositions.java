package io.partline.chassis.follow;

import io.partline.chassis.events.LogPosition;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;

/** Positions that a test can stop at. */
public final class TestPositions {
    private TestPositions() {}

    /** The position of a follower outside the database; {@code beforeMove} runs when it is about to be noted. */
    public static FollowerPositions outside(JdbcTemplate jdbc, String follower, Runnable beforeMove) {
        new FollowerPositions(jdbc).ensure(follower);
        return new FollowerPositions(jdbc) {
            @Override
            public boolean move(JdbcOperations session, String name, LogPosition from, LogPosition to, Instant server) {
                beforeMove.run();
                return super.move(session, name, from, to, server);
            }
        };
    }
}
