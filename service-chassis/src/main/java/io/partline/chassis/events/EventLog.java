package io.partline.chassis.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;

/** Reads the event log. Joins the surrounding transaction. */
public class EventLog {
    /** Within what PostgreSQL can compare. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** The alias matters: an output column named xid would be what "order by xid" sorts by, and as text 999 comes after 1000. */
    private static final String COLUMNS =
            "xid::text as xid_text, position, event_id, aggregate_type, aggregate_id, sequence, occurred_at, event_type, revision, payload, metadata";

    /**
     * The horizon: every transaction below it has ended, so what is below it and not there now will never be. The
     * follower's whole guarantee is in this comparison.
     */
    private static final String SETTLED = "xid < pg_snapshot_xmin(pg_current_snapshot())";

    private static final String BEYOND = "(xid, position) > (?::xid8, ?)";

    private final JdbcTemplate jdbc;
    private final EventTypes types;
    private final RowMapper<StoredEvent> rows = (row, _) -> read(unread(row));

    public EventLog(JdbcTemplate jdbc, EventTypes types) {
        this.jdbc = jdbc;
        this.types = types;
    }

    /**
     * Insists that no event comes from a transaction that this PostgreSQL cluster has not begun: such a log was restored
     * from another one, and new events would be read before the old ones.
     *
     * @throws IllegalStateException saying what to do
     */
    public void requireThisCluster() {
        if (Boolean.TRUE.equals(jdbc.queryForObject(
                "select coalesce((select xid from event_log order by event_log.xid desc limit 1) >= pg_snapshot_xmax(pg_current_snapshot()), false)",
                Boolean.class))) {
            throw new IllegalStateException(
                    "The event log was restored from another PostgreSQL cluster. Before the service"
                            + " starts on it, run db/restore/rebase_event_log.sql from the service's jar; see docs/operations.md.");
        }
    }

    /**
     * @param events in order
     * @param heldBack whether there are more that an unfinished transaction could still precede
     * @param serverStartedAt of the server that they were read from, see {@link #serverStartedAt}; null where there are none
     */
    public record Page(
            List<StoredEvent> events,
            boolean heldBack,
            @Nullable Instant serverStartedAt) {}

    /** The events after a position, in order, at most {@code limit}; takes no transaction id. */
    public Page page(LogPosition after, int limit) {
        // What is not settled comes after everything that is: both are a matter of the transaction's id alone.
        return Objects.requireNonNull(jdbc.query(
                "select " + COLUMNS + ", " + SETTLED + ", pg_postmaster_start_time() from event_log where " + BEYOND
                        + " order by xid, position limit ?",
                (ResultSetExtractor<Page>) found -> {
                    List<StoredEvent> events = new ArrayList<>();
                    Instant server = null;
                    while (found.next()) {
                        if (!found.getBoolean(12)) {
                            return new Page(events, true, server);
                        }
                        if (server == null) {
                            server = found.getObject(13, OffsetDateTime.class).toInstant();
                        }
                        events.add(read(unread(found)));
                    }
                    return new Page(events, false, server);
                },
                Long.toUnsignedString(after.xid()),
                after.index(),
                limit));
    }

    /** The events after a position, in order, at most {@code limit}; none that an unfinished transaction could still precede. */
    public List<StoredEvent> readAfter(LogPosition after, int limit) {
        return after(after, limit, rows);
    }

    /** The same, for somebody who looks at what they are first, or reads them elsewhere. */
    public List<UnreadEvent> unreadAfter(LogPosition after, int limit) {
        return after(after, limit, (row, _) -> unread(row));
    }

    /**
     * Events up to a position, one aggregate after the other, at most {@code limit}.
     *
     * @param aggregateId of the last one that was read, with its {@code sequence}; an empty one and -1 for the first
     * @param end not beyond {@link #head}: of what is settled nothing is missed
     */
    public List<UnreadEvent> unreadByAggregate(String aggregateId, long sequence, LogPosition end, int limit) {
        return jdbc.query(
                "select " + COLUMNS + " from event_log where (aggregate_id, sequence) > (?, ?)"
                        + " and (xid, position) <= (?::xid8, ?) order by aggregate_id, sequence limit ?",
                (row, _) -> unread(row),
                aggregateId,
                sequence,
                Long.toUnsignedString(end.xid()),
                end.index(),
                limit);
    }

    private <T> List<T> after(LogPosition after, int limit, RowMapper<T> each) {
        return jdbc.query(
                "select " + COLUMNS + " from event_log where " + BEYOND + " and " + SETTLED
                        + " order by xid, position limit ?",
                each,
                Long.toUnsignedString(after.xid()),
                after.index(),
                limit);
    }

    /**
     * When the server that answers was started. Another answer means another life of it or another server, which after a
     * fail-over may not have what the one before had, and may give out the same transaction ids again.
     */
    public Instant serverStartedAt() {
        return Objects.requireNonNull(jdbc.queryForObject("select pg_postmaster_start_time()", OffsetDateTime.class))
                .toInstant();
    }

    /** How many committed events lie after a position, counted up to {@code limit}. */
    public long countAfter(LogPosition after, int limit) {
        Long count = jdbc.queryForObject(
                "select count(*) from (select 1 from event_log where (xid, position) > (?::xid8, ?) order by xid, position limit ?) behind",
                Long.class,
                Long.toUnsignedString(after.xid()),
                after.index(),
                limit);
        return count == null ? 0 : count;
    }

    /** When the oldest event after a position was recorded, if there is one. */
    public List<Instant> oldestAfter(LogPosition after) {
        return jdbc.query(
                "select occurred_at from event_log where (xid, position) > (?::xid8, ?) order by xid, position limit 1",
                (row, n) -> row.getObject(1, OffsetDateTime.class).toInstant(),
                Long.toUnsignedString(after.xid()),
                after.index());
    }

    /**
     * How long the oldest transaction that has an id is open, in seconds: what it recorded and what came after it no
     * follower sees yet. Over all databases of the server, for the horizon is the server's.
     */
    public double oldestTransactionSeconds() {
        Double seconds = jdbc.queryForObject(
                "select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0) from pg_stat_activity where backend_xid is not null",
                Double.class);
        return seconds == null ? 0 : seconds;
    }

    /** The position after everything that a follower could read now; {@link LogPosition#START} for an empty log. */
    public LogPosition head() {
        List<LogPosition> last = jdbc.query(
                "select xid::text as xid_text, position from event_log where xid < pg_snapshot_xmin(pg_current_snapshot())"
                        + " order by xid desc, position desc limit 1",
                (row, n) -> new LogPosition(Long.parseUnsignedLong(row.getString(1)), row.getLong(2)));
        return last.isEmpty() ? LogPosition.START : last.getFirst();
    }

    /**
     * A position before which nothing lies that was recorded at an instant or later. Found by halving, for nothing finds
     * an event by its time alone; so it is that of two minutes before: the log is in the order of its transactions, which
     * last no longer than one, and not quite in that of the nodes' clocks.
     */
    public LogPosition before(Instant instant) {
        Instant safe = storable(instant).minus(Duration.ofMinutes(2));
        long xid = least(0, head().xid() + 1, each -> recordedSince(safe, new LogPosition(each, 0)));
        // The transaction before that one may hold events of both sides; one that a restore has rewritten does.
        return xid == 0
                ? LogPosition.START
                : new LogPosition(
                        xid - 1, least(0, Long.MAX_VALUE, each -> recordedSince(safe, new LogPosition(xid - 1, each))));
    }

    /** The least number for which something holds that holds for all above it, too, and for {@code high}. */
    private static long least(long low, long high, LongPredicate holds) {
        long from = low;
        long to = high;
        while (from < to) {
            long middle = from + (to - from) / 2;
            if (holds.test(middle)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return to;
    }

    /** Whether the first event after a position, if there is one, is as young. */
    private boolean recordedSince(Instant instant, LogPosition after) {
        return oldestAfter(after).stream().noneMatch(instant::isAfter);
    }

    /** Whether anything is recorded of an aggregate. */
    public boolean exists(String aggregateId) {
        LogBatch batch = LogBatch.current();
        if (batch != null && batch.holds(aggregateId)) {
            return batch.exists(aggregateId);
        }
        Unwritten.writeBeforeReading(aggregateId);
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from event_log where aggregate_id = ?)", Boolean.class, aggregateId));
    }

    /** The whole history of one aggregate. Empty if there is none. */
    public List<StoredEvent> readAggregate(String aggregateId) {
        return readAggregateFrom(aggregateId, 0);
    }

    public List<StoredEvent> readAggregateFrom(String aggregateId, long firstSequence) {
        LogBatch batch = LogBatch.current();
        Optional<List<StoredEvent>> known = batch == null ? Optional.empty() : batch.events(aggregateId, firstSequence);
        if (known.isPresent()) {
            return known.get();
        }
        Unwritten.writeBeforeReading(aggregateId);
        return jdbc.query(
                "select " + COLUMNS + " from event_log where aggregate_id = ? and sequence >= ? order by sequence",
                rows,
                aggregateId,
                firstSequence);
    }

    /**
     * Events of several aggregates, of each from a number on and in order. The numbers are those of snapshots that were
     * found before: looked up again here, a younger snapshot would leave a hole.
     */
    List<StoredEvent> readAggregatesFrom(Map<String, Long> firstSequences) {
        List<Map.Entry<String, Long>> each = List.copyOf(firstSequences.entrySet());
        return jdbc.query(
                "select " + COLUMNS + """
                         from unnest(?::text[], ?::bigint[]) as wanted (id, first)
                         join event_log on aggregate_id = id and sequence >= first
                         order by aggregate_id, sequence
                        """,
                rows,
                each.stream().map(Map.Entry::getKey).toArray(String[]::new),
                each.stream().map(Map.Entry::getValue).toArray(Long[]::new));
    }

    /**
     * The history of one aggregate as it was recorded up to and including an instant. It ends before the first later
     * event: where the clocks of two nodes differ it is shorter, but never has a hole.
     */
    public List<StoredEvent> readAggregateUntil(String aggregateId, Instant asOf) {
        Unwritten.writeBeforeReading(aggregateId);
        return jdbc.query(
                "select " + COLUMNS + """
                         from event_log where aggregate_id = ?
                           and sequence < coalesce((select min(sequence) from event_log where aggregate_id = ? and occurred_at > ?),
                                                   9223372036854775807)
                         order by sequence
                        """,
                rows,
                aggregateId,
                aggregateId,
                storable(asOf).atOffset(ZoneOffset.UTC));
    }

    private static Instant storable(Instant instant) {
        return instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
    }

    private static UnreadEvent unread(ResultSet row) throws SQLException {
        return new UnreadEvent(
                new LogPosition(Long.parseUnsignedLong(row.getString(1)), row.getLong(2)),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getString(8),
                row.getInt(9),
                row.getString(10),
                row.getString(11));
    }

    /**
     * As what an event is understood today.
     *
     * @throws IllegalStateException if nothing is known under its name: the log was written by a newer version
     */
    public Class<? extends DomainEvent> kindOf(UnreadEvent event) {
        return types.kindOf(event.type(), event.revision());
    }

    /** @throws IllegalStateException likewise */
    public StoredEvent read(UnreadEvent event) {
        return new StoredEvent(
                event.position(),
                event.id(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.at(),
                types.read(event.type(), event.revision(), event.payload()),
                EventJson.readMetadata(event.metadata()));
    }
}
