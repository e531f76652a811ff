package io.partline.chassis.follow;

import io.partline.chassis.events.LogPosition;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Where each follower stands. */
public class FollowerPositions {
    private static final RowMapper<LogPosition> POSITION =
            (row, n) -> new LogPosition(Long.parseUnsignedLong(row.getString(1)), row.getLong(2));

    private final JdbcTemplate jdbc;

    FollowerPositions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Gives a follower that is new its place before the first event. */
    void ensure(String follower) {
        jdbc.update("insert into follower_position values (?, '0', 0) on conflict do nothing", follower);
    }

    public LogPosition read(String follower) {
        return jdbc
                .query("select xid::text, position from follower_position where follower = ?", POSITION, follower)
                .stream()
                .findFirst()
                .orElse(LogPosition.START);
    }

    /** Takes the position for the rest of the transaction; empty if another node holds it, or a rebuild its gate. */
    Optional<LogPosition> tryLock(String follower) {
        List<LogPosition> locked = jdbc.query("""
                select xid::text, position from follower_position
                 where follower = ? and pg_try_advisory_xact_lock_shared(hashtext('partline'), hashtext(?))
                   for update skip locked
                """, POSITION, follower, gate(follower));
        return locked.stream().findFirst();
    }

    /** Name of the lock under which a follower's rows stand still. */
    static String gate(String follower) {
        return "rows of " + follower;
    }

    void move(String follower, LogPosition to) {
        jdbc.update(
                "update follower_position set xid = ?::xid8, position = ?, moved_at = now() where follower = ?",
                Long.toUnsignedString(to.xid()),
                to.index(),
                follower);
    }

    /** Moves it only from where it was; false if somebody else has moved it. */
    public boolean move(String follower, LogPosition from, LogPosition to) {
        return jdbc.update(
                        """
                        update follower_position set xid = ?::xid8, position = ?, moved_at = now()
                         where follower = ? and xid = ?::xid8 and position = ?
                        """,
                        Long.toUnsignedString(to.xid()),
                        to.index(),
                        follower,
                        Long.toUnsignedString(from.xid()),
                        from.index())
                == 1;
    }
}
