package io.partline.chassis.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Axon's storage engine over the event log, reading by transaction horizon instead of by gaps.
 *
 * <p>Appending never serialises writers. It fails with {@link ConcurrencyException}, so that the command is tried
 * again, in three cases: the sequence number is taken; the event before it is missing; the event before it was
 * appended by a younger transaction than this one. The last can only happen to a transaction that had written
 * something else before it loaded the aggregate, and would put the two events the wrong way round for followers.
 */
public class HorizonEventStorageEngine implements EventStorageEngine {
    /** One event, as most appends are: no arrays to be written, read and sorted. */
    private static final String APPEND_ONE = """
            insert into event_log (aggregate_id, sequence, aggregate_type, event_id, event_type, revision, occurred_at, payload, metadata)
            select ?, ?::bigint, ?, ?::uuid, ?, ?::smallint, ?::timestamptz, ?::jsonb, ?::jsonb
             where ?::bigint = 0
                or exists (select from event_log p
                            where p.aggregate_id = ? and p.sequence = ?::bigint - 1 and p.xid <= pg_current_xact_id()
                              and p.event_id = coalesce(?::uuid, p.event_id))
            """;

    /** Each predecessor is looked up by its key: as "not exists" it would be joined, with all of the log where that is young. */
    private static final String APPEND_MANY = """
            with e as (
              select *
                from unnest(?::text[], ?::bigint[], ?::text[], ?::uuid[], ?::text[], ?::smallint[], ?::timestamptz[], ?::text[], ?::text[],
                            ?::boolean[], ?::uuid[])
                     with ordinality as e (aggregate_id, sequence, aggregate_type, event_id, event_type, revision, occurred_at, payload,
                                           metadata, follows, predecessor, n))
            insert into event_log (aggregate_id, sequence, aggregate_type, event_id, event_type, revision, occurred_at, payload, metadata)
            select aggregate_id, sequence, aggregate_type, event_id, event_type, revision, occurred_at, payload::jsonb, metadata::jsonb
              from e
             where not exists (
               select from e f
                where f.follows
                  and (select p.event_id from event_log p
                        where p.aggregate_id = f.aggregate_id and p.sequence = f.sequence - 1
                          and p.xid <= pg_current_xact_id() and p.event_id = coalesce(f.predecessor, p.event_id)) is null)
             order by n
            """;

    private static final String UNIQUE_VIOLATION = "23505";
    private static final int BATCH = 1_000;

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final EventTypes types;
    private final EventLog log;
    private final Supplier<String> metadata;
    private final AppendSignal appended;
    private final Snapshots snapshots;
    private final SQLExceptionTranslator translator = new SQLStateSQLExceptionTranslator();

    /** @param metadata JSON object of text values to store beside each event: what the current request carries */
    public HorizonEventStorageEngine(
            DataSource dataSource, EventTypes types, EventLog log, Supplier<String> metadata, AppendSignal appended) {
        this.appended = appended;
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.types = types;
        this.log = log;
        this.snapshots = new Snapshots(jdbc);
        this.metadata = metadata;
    }

    /** The framework's way in. Events of several aggregates are recorded one aggregate after the other. */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        Map<String, List<DomainEventMessage<?>>> byAggregate = new LinkedHashMap<>();
        for (EventMessage<?> event : events) {
            DomainEventMessage<?> of = (DomainEventMessage<?>) event;
            byAggregate
                    .computeIfAbsent(of.getAggregateIdentifier(), _ -> new ArrayList<>())
                    .add(of);
        }
        byAggregate.values().forEach(ofOne -> append(ofOne, null, () -> {}));
    }

    /**
     * Appends events of one aggregate with consecutive numbers: now, or together with what else the surrounding
     * transaction records, all or none.
     *
     * @param predecessor id of the event before the first; null if only its presence matters
     * @param lost told if somebody else has written, see above; then nothing is appended, and a
     *     {@link ConcurrencyException} is thrown here or, in a transaction, by its commit
     */
    public void append(List<DomainEventMessage<?>> events, @Nullable UUID predecessor, Runnable lost) {
        Append append = new Append(events, predecessor, metadata.get(), lost);
        LogBatch batch = LogBatch.current();
        if (batch != null && batch.holds(append.first().getAggregateIdentifier())) {
            batch.add(append, events.stream().map(this::stored).toList());
        } else if (TransactionSynchronizationManager.isActualTransactionActive()) {
            Unwritten.keep(append, this::write);
        } else {
            write(List.of(append));
        }
    }

    /** What the surrounding transaction has recorded of an aggregate is put to the test now, and not at the commit. */
    public void writeNow(String aggregateId) {
        Unwritten.writeBeforeReading(aggregateId);
    }

    /** Writes appends in this order, in one statement: all or none. */
    protected void write(List<Append> appends) {
        try {
            if (appends.size() == 1 && appends.getFirst().events().size() == 1) {
                insert(appends.getFirst());
            } else {
                insert(appends);
            }
        } catch (ConcurrencyException e) {
            appends.forEach(append -> append.lost().run());
            throw e;
        }
        appended.signalAfterCommit();
    }

    private void insert(Append append) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement insert = connection.prepareStatement(APPEND_ONE)) {
            bind(insert, append);
            if (insert.executeUpdate() == 0) {
                throw conflict(append.first(), null);
            }
        } catch (SQLException e) {
            throw translated(append.first(), e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** One that is recorded in a moment; it has no position yet. */
    private StoredEvent stored(DomainEventMessage<?> event) {
        return new StoredEvent(
                LogPosition.START,
                UUID.fromString(event.getIdentifier()),
                types.aggregateTypeOf(event.getPayloadType()),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp(),
                (DomainEvent) event.getPayload(),
                Map.of());
    }

    /**
     * Runs work of the surrounding transaction with a view of its own of some aggregates, so that many commands cost a few
     * statements.
     *
     * @param aggregateIds what the work will most likely need; anything else costs what it always costs
     * @throws ConcurrencyException if somebody else has recorded something of them meanwhile
     */
    public <T> T inOneGo(Collection<String> aggregateIds, Supplier<T> work) {
        Unwritten.writeNow();
        LogBatch batch = new LogBatch(this::write, jdbc);
        Map<String, StoredSnapshot> known = snapshots.findAll(aggregateIds);
        Map<String, Long> firsts = new HashMap<>();
        for (String id : aggregateIds) {
            StoredSnapshot snapshot = known.get(id);
            batch.hold(id, snapshot);
            firsts.put(id, snapshot == null ? 0 : snapshot.sequence() + 1);
        }
        log.readAggregatesFrom(firsts).forEach(batch::remember);
        return batch.around(work);
    }

    /** Whether the work under way has read the aggregate already. */
    public boolean readsInOneGo(String aggregateId) {
        LogBatch batch = LogBatch.current();
        return batch != null && batch.holds(aggregateId);
    }

    private void insert(List<Append> appends) {
        int expected =
                appends.stream().mapToInt(append -> append.events().size()).sum();
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement insert = connection.prepareStatement(APPEND_MANY)) {
            bind(insert, appends, expected);
            if (insert.executeUpdate() != expected) {
                throw conflict(appends.getFirst().first(), null);
            }
        } catch (SQLException e) {
            throw translated(appends.getFirst().first(), e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private void bind(PreparedStatement insert, List<Append> appends, int events) throws SQLException {
        String[] aggregates = new String[events];
        Long[] sequences = new Long[events];
        String[] aggregateTypes = new String[events];
        UUID[] ids = new UUID[events];
        String[] eventTypes = new String[events];
        Short[] revisions = new Short[events];
        OffsetDateTime[] times = new OffsetDateTime[events];
        String[] payloads = new String[events];
        String[] metadatas = new String[events];
        Boolean[] follows = new Boolean[events];
        UUID[] predecessors = new UUID[events];
        Set<String> begun = new HashSet<>();
        int i = 0;
        for (Append append : appends) {
            // What this very statement inserts, it does not see: only what comes first is compared with the log.
            boolean first = begun.add(append.first().getAggregateIdentifier());
            for (DomainEventMessage<?> event : append.events()) {
                EventTypes.Name name = types.nameOf(event.getPayloadType());
                aggregates[i] = event.getAggregateIdentifier();
                sequences[i] = event.getSequenceNumber();
                aggregateTypes[i] = types.aggregateTypeOf(event.getPayloadType());
                ids[i] = UUID.fromString(event.getIdentifier());
                eventTypes[i] = name.type();
                revisions[i] = (short) name.revision();
                times[i] = event.getTimestamp().atOffset(ZoneOffset.UTC);
                payloads[i] = EventJson.write(event.getPayload());
                metadatas[i] = append.metadata();
                follows[i] = first && event == append.first() && event.getSequenceNumber() > 0;
                predecessors[i] = append.predecessor();
                i++;
            }
        }
        Connection connection = insert.getConnection();
        insert.setArray(1, connection.createArrayOf("text", aggregates));
        insert.setArray(2, connection.createArrayOf("int8", sequences));
        insert.setArray(3, connection.createArrayOf("text", aggregateTypes));
        insert.setArray(4, connection.createArrayOf("uuid", ids));
        insert.setArray(5, connection.createArrayOf("text", eventTypes));
        insert.setArray(6, connection.createArrayOf("int2", revisions));
        insert.setArray(7, connection.createArrayOf("timestamptz", times));
        insert.setArray(8, connection.createArrayOf("text", payloads));
        insert.setArray(9, connection.createArrayOf("text", metadatas));
        insert.setArray(10, connection.createArrayOf("bool", follows));
        insert.setArray(11, connection.createArrayOf("uuid", predecessors));
    }

    private void bind(PreparedStatement insert, Append append) throws SQLException {
        DomainEventMessage<?> event = append.first();
        EventTypes.Name name = types.nameOf(event.getPayloadType());
        insert.setString(1, event.getAggregateIdentifier());
        insert.setLong(2, event.getSequenceNumber());
        insert.setString(3, types.aggregateTypeOf(event.getPayloadType()));
        insert.setObject(4, UUID.fromString(event.getIdentifier()));
        insert.setString(5, name.type());
        insert.setInt(6, name.revision());
        insert.setObject(7, event.getTimestamp().atOffset(ZoneOffset.UTC));
        insert.setString(8, EventJson.write(event.getPayload()));
        insert.setString(9, append.metadata());
        insert.setLong(10, event.getSequenceNumber());
        insert.setString(11, event.getAggregateIdentifier());
        insert.setLong(12, event.getSequenceNumber());
        insert.setObject(13, append.predecessor());
    }

    private RuntimeException translated(DomainEventMessage<?> first, SQLException e) {
        if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
            return conflict(first, e);
        }
        DataAccessException known = translator.translate("append events", APPEND_MANY, e);
        return known != null ? known : new IllegalStateException(e);
    }

    private static ConcurrencyException conflict(DomainEventMessage<?> event, @Nullable Throwable cause) {
        return new ConcurrencyException(
                "event %d of %s was recorded by somebody else meanwhile"
                        .formatted(event.getSequenceNumber(), event.getAggregateIdentifier()),
                cause);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        List<StoredEvent> events = readAggregateFrom(aggregateIdentifier, firstSequenceNumber);
        Long last = events.isEmpty() ? null : events.getLast().sequence();
        return DomainEventStream.of(events.stream().map(HorizonEventStorageEngine::message), () -> last);
    }

    /** The events of one aggregate from a number on, in order. */
    public List<StoredEvent> readAggregateFrom(String aggregateId, long firstSequence) {
        return log.readAggregateFrom(aggregateId, firstSequence);
    }

    /** The id of the newest event of an aggregate; null if there is none. */
    public @Nullable UUID lastEventOf(String aggregateId) {
        LogBatch batch = LogBatch.current();
        if (batch != null && batch.holds(aggregateId)) {
            batch.write();
        }
        Unwritten.writeBeforeReading(aggregateId);
        List<UUID> last = jdbc.queryForList(
                "select event_id from event_log where aggregate_id = ? order by sequence desc limit 1",
                UUID.class,
                aggregateId);
        return last.isEmpty() ? null : last.getFirst();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        Unwritten.writeBeforeReading(aggregateIdentifier);
        return Optional.ofNullable(jdbc.queryForObject(
                "select max(sequence) from event_log where aggregate_id = ?", Long.class, aggregateIdentifier));
    }

    /** From a {@link LogPosition} (or null, the beginning) up to the present horizon, in pages; never blocks. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        LogPosition start = trackingToken == null ? LogPosition.START : (LogPosition) trackingToken;
        Stream<List<StoredEvent>> pages = Stream.iterate(
                log.readAfter(start, BATCH),
                page -> !page.isEmpty(),
                page -> page.size() < BATCH
                        ? List.of()
                        : log.readAfter(page.getLast().position(), BATCH));
        return pages.flatMap(List::stream)
                .map(event -> new GenericTrackedDomainEventMessage<>(event.position(), message(event)));
    }

    @Override
    public TrackingToken createHeadToken() {
        return log.head();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        List<LogPosition> before = jdbc.query(
                """
                select xid::text as xid_text, position from event_log e
                 where (xid, position) < (select xid, position from event_log where occurred_at >= ? order by xid, position limit 1)
                 order by xid desc, position desc limit 1
                """,
                (row, n) -> new LogPosition(Long.parseUnsignedLong(row.getString(1)), row.getLong(2)),
                dateTime.atOffset(ZoneOffset.UTC));
        return before.isEmpty() ? LogPosition.START : before.getFirst();
    }

    /** A snapshot here is a state, not an aggregate root of the framework's. See {@link Snapshots}. */
    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new IllegalArgumentException("a snapshot is a state of a certain revision");
    }

    /** Not used by Axon's own loading: a snapshot here is a state, not an aggregate root. See {@link Snapshots}. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    private static DomainEventMessage<?> message(StoredEvent event) {
        return new GenericDomainEventMessage<>(
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.payload(),
                MetaData.from(event.metadata()),
                event.id().toString(),
                event.at());
    }
}
