package io.partline.chassis.follow;

import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a projection again from the beginning into empty copies of its tables, in a schema of its own, while the live
 * rows keep answering; then compares the two and puts the new tables in the place of the old ones, in one transaction.
 */
class Rebuild implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    static final int BATCH = 10_000;

    enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * @param events read so far
     * @param total events in the log when it began
     * @param differingRows rows that differed from the live ones at the moment of exchange; null until then
     */
    record Progress(
            String follower,
            State state,
            long events,
            long total,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Long differingRows,
            @Nullable String failure) {
        public long eventsPerSecond() {
            Instant end = endedAt == null ? Instant.now() : endedAt;
            return events * 1_000 / Math.max(1, end.toEpochMilli() - startedAt.toEpochMilli());
        }
    }

    private final Projection projection;
    private final EventLog log;
    private final FollowerPositions positions;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final JdbcClient db;
    private final Clock clock;
    private final String schema;
    private volatile Progress progress;

    Rebuild(
            Projection projection,
            EventLog log,
            FollowerPositions positions,
            TransactionTemplate transaction,
            JdbcTemplate jdbc,
            Clock clock) {
        this.projection = projection;
        this.log = log;
        this.positions = positions;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.db = JdbcClient.create(jdbc);
        this.clock = clock;
        this.schema = "rebuild_" + projection.name().replace('-', '_');
        this.progress = new Progress(
                projection.name(),
                State.RUNNING,
                0,
                log.countAfter(LogPosition.START, Integer.MAX_VALUE),
                clock.instant(),
                null,
                null,
                null);
    }

    Progress progress() {
        return progress;
    }

    @Override
    public void run() {
        try {
            jdbc.execute((ConnectionCallback<Boolean>) session -> {
                aloneIn(session, this::rebuild);
                return true;
            });
        } catch (RuntimeException e) {
            LOG.error("rebuilding {} failed; the live rows are untouched", projection.name(), e);
            progress = ended(State.FAILED, null, e.toString());
        }
    }

    /** Two nodes at it at once would fill the same copies. The session's lock ends with the node. */
    private void aloneIn(Connection session, Runnable work) throws SQLException {
        if (!lock(session, "select pg_try_advisory_lock(hashtext('partline'), hashtext(?))")) {
            throw new IllegalStateException("another node is rebuilding " + projection.name());
        }
        try {
            work.run();
        } finally {
            lock(session, "select pg_advisory_unlock(hashtext('partline'), hashtext(?))");
        }
    }

    private boolean lock(Connection session, String sql) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private void rebuild() {
        transaction.executeWithoutResult(status -> makeEmptyCopies());
        LogPosition reached = LogPosition.START;
        while (true) {
            LogPosition from = reached;
            LogPosition to = transaction.execute(status -> {
                useCopies();
                return advance(from);
            });
            if (to.equals(reached)) {
                break;
            }
            reached = to;
        }
        LogPosition caughtUp = reached;
        Long differing = transaction.execute(status -> exchange(caughtUp));
        progress = ended(State.DONE, differing, null);
        LOG.info(
                "rebuilt {}: {} events, {} a second, {} rows differed",
                projection.name(),
                progress.events(),
                progress.eventsPerSecond(),
                differing);
    }

    private Progress ended(State state, @Nullable Long differing, @Nullable String failure) {
        Progress p = progress;
        return new Progress(
                p.follower(),
                state,
                p.events(),
                Math.max(p.total(), p.events()),
                p.startedAt(),
                clock.instant(),
                differing,
                failure);
    }

    private void makeEmptyCopies() {
        jdbc.execute("drop schema if exists " + schema + " cascade");
        jdbc.execute("create schema " + schema);
        for (String table : projection.tables()) {
            jdbc.execute("create table %s.%s (like %s including all)".formatted(schema, table, table));
        }
    }

    private void useCopies() {
        jdbc.execute("set local search_path = " + schema + ", public");
    }

    private void useLive() {
        jdbc.execute("set local search_path = public");
    }

    /** One batch; answers where it ended. */
    private LogPosition advance(LogPosition from) {
        List<StoredEvent> batch = log.readAfter(from, BATCH);
        if (batch.isEmpty()) {
            return from;
        }
        projection.apply(batch, db);
        Progress p = progress;
        progress = new Progress(
                p.follower(), p.state(), p.events() + batch.size(), p.total(), p.startedAt(), null, null, null);
        return batch.getLast().position();
    }

    /** Brings both sides to the same position, compares them, and exchanges the tables. */
    private long exchange(LogPosition caughtUp) {
        LogPosition live = positions.lock(projection.name());
        useCopies();
        LogPosition rebuilt = caughtUp;
        for (LogPosition next = advance(rebuilt); !next.equals(rebuilt); next = advance(rebuilt)) {
            rebuilt = next;
        }
        useLive();
        while (live.compareTo(rebuilt) < 0) {
            LogPosition end = rebuilt;
            List<StoredEvent> missing = log.readAfter(live, BATCH).stream()
                    .filter(event -> event.position().compareTo(end) <= 0)
                    .toList();
            projection.apply(missing, db);
            live = missing.getLast().position();
        }
        long differing =
                projection.tables().stream().mapToLong(this::differingRows).sum();
        for (String table : projection.tables()) {
            jdbc.execute("drop table public." + table);
            jdbc.execute("alter table %s.%s set schema public".formatted(schema, table));
        }
        jdbc.execute("drop schema " + schema + " cascade");
        positions.move(projection.name(), rebuilt);
        return differing;
    }

    private long differingRows(String table) {
        Long rows = jdbc.queryForObject("""
                select count(*) from (
                  (table public.%1$s except all table %2$s.%1$s) union all (table %2$s.%1$s except all table public.%1$s)) different
                """.formatted(table, schema), Long.class);
        return rows == null ? 0 : rows;
    }
}
