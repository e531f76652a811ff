package io.partline.chassis.follow;

import io.partline.chassis.events.LogPosition;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Where each follower stands. */
public class FollowerPositions {
    private static final RowMapper<LogPosition> POSITION =
            (row, n) -> new LogPosition(Long.parseUnsignedLong(row.getString(1)), row.getLong(2));

    private static final String SERVER =
            " pg_postmaster_start_time() = coalesce(?::timestamptz, pg_postmaster_start_time())\n";

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

    /**
     * Takes positions for the rest of the transaction; those are missing that another node holds, or a rebuild its gate.
     *
     * @param server that answers; where it is another one all are missing
     */
    Map<String, LogPosition> tryLock(List<String> followers, @Nullable Instant server) {
        return byName("""
                select xid::text, position, follower from follower_position
                 where follower = any(?) and pg_try_advisory_xact_lock_shared(hashtext('partline'), hashtext(? || follower))
                   and """ + SERVER + """
                   for update skip locked
                """, followers.toArray(String[]::new), gate(""), at(server));
    }

    /**
     * Moves them to a position and holds them for the rest of the transaction; those that are there or further stay.
     * Those are left out that another node holds, or a rebuild its gate; and those that are neither where they are
     * expected nor at least at {@code from}.
     *
     * @param server that answers; where it is another one all are left out
     * @return where they were
     */
    Map<String, LogPosition> advance(
            Map<String, LogPosition> expected, LogPosition from, LogPosition to, @Nullable Instant server) {
        List<Map.Entry<String, LogPosition>> each = List.copyOf(expected.entrySet());
        return byName(
                """
                with taken as (
                  select f.follower
                    from follower_position f join unnest(?::text[], ?::text[], ?::bigint[]) as e (follower, xid, position) using (follower)
                   where ((f.xid, f.position) = (e.xid::xid8, e.position) or (f.xid, f.position) >= (?::xid8, ?))
                     and pg_try_advisory_xact_lock_shared(hashtext('partline'), hashtext(? || f.follower))
                     and """ + SERVER + """
                     for update of f skip locked)
                update follower_position f
                   set xid = case when (f.xid, f.position) < (t.xid, t.position) then t.xid else f.xid end,
                       position = case when (f.xid, f.position) < (t.xid, t.position) then t.position else f.position end,
                       moved_at = now()
                  from taken, (select ?::xid8, ?::bigint) as t (xid, position) where f.follower = taken.follower
                returning old.xid::text, old.position, f.follower
                """,
                each.stream().map(Map.Entry::getKey).toArray(String[]::new),
                each.stream().map(one -> text(one.getValue())).toArray(String[]::new),
                each.stream().map(one -> one.getValue().index()).toArray(Long[]::new),
                text(from),
                from.index(),
                gate(""),
                at(server),
                text(to),
                to.index());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant server) {
        return server == null ? null : server.atOffset(ZoneOffset.UTC);
    }

    private static String text(LogPosition position) {
        return Long.toUnsignedString(position.xid());
    }

    private Map<String, LogPosition> byName(String sql, @Nullable Object... arguments) {
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

    /**
     * Moves it only from where it was; false if somebody else has moved it, or another server answers.
     *
     * @param server that what lies between was read from ({@link EventFeed#server}); null for whichever answers
     */
    public boolean move(String follower, LogPosition from, LogPosition to, @Nullable Instant server) {
        return move(jdbc, follower, from, to, server);
    }

    /** The same in a certain session. */
    public boolean move(
            JdbcOperations session, String follower, LogPosition from, LogPosition to, @Nullable Instant server) {
        return session.update(
                        """
                        update follower_position set xid = ?::xid8, position = ?, moved_at = now()
                         where follower = ? and xid = ?::xid8 and position = ? and """ + SERVER,
                        Long.toUnsignedString(to.xid()),
                        to.index(),
                        follower,
                        Long.toUnsignedString(from.xid()),
                        from.index(),
                        at(server))
                == 1;
    }
}
