package io.partline.chassis.follow;

import io.partline.chassis.events.LogPosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;
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

    /** Where each of several stands. */
    Map<String, LogPosition> readAll(List<String> followers) {
        return byName("select xid::text, position, follower from follower_position where follower = any(?)", (Object)
                followers.toArray(String[]::new));
    }

    /** Takes positions for the rest of the transaction; those are missing that another node holds, or a rebuild its gate. */
    Map<String, LogPosition> tryLock(List<String> followers) {
        return byName("""
                select xid::text, position, follower from follower_position
                 where follower = any(?) and pg_try_advisory_xact_lock_shared(hashtext('partline'), hashtext(? || follower))
                   for update skip locked
                """, followers.toArray(String[]::new), gate(""));
    }

    private Map<String, LogPosition> byName(String sql, Object... arguments) {
        Map<String, LogPosition> found = new HashMap<>();
        jdbc.query(
                sql,
                row -> {
                    found.put(row.getString(3), Objects.requireNonNull(POSITION.mapRow(row, 0)));
                },
                arguments);
        return found;
    }

    /** Name of the lock under which a follower's rows stand still. */
    static String gate(String follower) {
        return "rows of " + follower;
    }

    /** Moves them, whose rows the transaction holds. */
    void move(Map<String, LogPosition> to) {
        if (to.isEmpty()) {
            return;
        }
        List<Map.Entry<String, LogPosition>> each = List.copyOf(to.entrySet());
        jdbc.update(
                """
                update follower_position f set xid = t.xid::xid8, position = t.position, moved_at = now()
                  from unnest(?::text[], ?::text[], ?::bigint[]) as t (follower, xid, position) where f.follower = t.follower
                """,
                each.stream().map(Map.Entry::getKey).toArray(String[]::new),
                each.stream()
                        .map(one -> Long.toUnsignedString(one.getValue().xid()))
                        .toArray(String[]::new),
                each.stream().map(one -> one.getValue().index()).toArray(Long[]::new));
    }

    /** Moves it only from where it was; false if somebody else has moved it. */
    public boolean move(String follower, LogPosition from, LogPosition to) {
        return move(jdbc, follower, from, to);
    }

    /** The same in a certain session. */
    public boolean move(JdbcOperations session, String follower, LogPosition from, LogPosition to) {
        return session.update(
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
