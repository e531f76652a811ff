package io.partline.chassis.events;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import tools.jackson.core.JacksonException;

/**
 * Axon's storage engine over the event log, reading by transaction horizon instead of by gaps.
 *
 * <p>Appending never serialises writers. It fails with {@link ConcurrencyException}, so that the command is tried
 * again, in three cases: the sequence number is taken; the event before it is missing; the event before it was
 * appended by a younger transaction than this one. The last can only happen to a transaction that had written
 * something else before it loaded the aggregate, and would put the two events the wrong way round for followers.
 */
public class HorizonEventStorageEngine implements EventStorageEngine {
    private static final String APPEND = """
            insert into event_log (aggregate_id, sequence, aggregate_type, event_id, event_type, revision, occurred_at, payload, metadata)
            select ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb
             where ?::bigint = 0
                or exists (select from event_log p
                            where p.aggregate_id = ? and p.sequence = ?::bigint - 1 and p.xid <= pg_current_xact_id())
            """;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int BATCH = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(HorizonEventStorageEngine.class);

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final EventTypes types;
    private final EventLog log;
    private final Supplier<String> metadata;
    private final LogBell bell;
    private final SQLExceptionTranslator translator = new SQLStateSQLExceptionTranslator();

    /** @param metadata JSON object of text values to store beside each event: what the current request carries */
    public HorizonEventStorageEngine(
            DataSource dataSource, EventTypes types, EventLog log, Supplier<String> metadata, LogBell bell) {
        this.bell = bell;
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.types = types;
        this.log = log;
        this.metadata = metadata;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        bell.ringAfterCommit();
        String context = metadata.get();
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
            for (EventMessage<?> event : events) {
                bind(insert, (DomainEventMessage<?>) event, context);
                if (events.size() > 1) {
                    insert.addBatch();
                }
            }
            int[] inserted = events.size() > 1 ? insert.executeBatch() : new int[] {insert.executeUpdate()};
            for (int i = 0; i < inserted.length; i++) {
                if (inserted[i] == 0) {
                    throw conflict((DomainEventMessage<?>) events.get(i), null);
                }
            }
        } catch (SQLException e) {
            throw translated(events, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private void bind(PreparedStatement insert, DomainEventMessage<?> event, String context) throws SQLException {
        EventTypes.Name name = types.nameOf(event.getPayloadType());
        insert.setString(1, event.getAggregateIdentifier());
        insert.setLong(2, event.getSequenceNumber());
        insert.setString(3, types.aggregateTypeOf(event.getPayloadType()));
        insert.setObject(4, UUID.fromString(event.getIdentifier()));
        insert.setString(5, name.type());
        insert.setInt(6, name.revision());
        insert.setObject(7, event.getTimestamp().atOffset(ZoneOffset.UTC));
        insert.setString(8, EventJson.write(event.getPayload()));
        insert.setString(9, context);
        insert.setLong(10, event.getSequenceNumber());
        insert.setString(11, event.getAggregateIdentifier());
        insert.setLong(12, event.getSequenceNumber());
    }

    private RuntimeException translated(List<? extends EventMessage<?>> events, SQLException e) {
        SQLException cause =
                e instanceof BatchUpdateException && e.getNextException() != null ? e.getNextException() : e;
        if (UNIQUE_VIOLATION.equals(cause.getSQLState())) {
            return conflict((DomainEventMessage<?>) events.getFirst(), cause);
        }
        DataAccessException known = translator.translate("append events", APPEND, cause);
        return known != null ? known : new IllegalStateException(cause);
    }

    private static ConcurrencyException conflict(DomainEventMessage<?> event, @Nullable Throwable cause) {
        return new ConcurrencyException(
                "event %d of %s was recorded by somebody else meanwhile"
                        .formatted(event.getSequenceNumber(), event.getAggregateIdentifier()),
                cause);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        List<StoredEvent> events = log.readAggregateFrom(aggregateIdentifier, firstSequenceNumber);
        Long last = events.isEmpty() ? null : events.getLast().sequence();
        return DomainEventStream.of(events.stream().map(HorizonEventStorageEngine::message), () -> last);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
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

    /** Keeps the newest snapshot of an aggregate; its payload is the state after the event of the same sequence number. */
    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        jdbc.update(
                """
                insert into snapshot (aggregate_id, sequence, revision, state) values (?, ?, ?, ?::jsonb)
                on conflict (aggregate_id) do update
                   set sequence = excluded.sequence, revision = excluded.revision, state = excluded.state, taken_at = now()
                 where (snapshot.revision, snapshot.sequence) < (excluded.revision, excluded.sequence)
                """,
                snapshot.getAggregateIdentifier(),
                snapshot.getSequenceNumber(),
                ((Snapshot<?>) snapshot.getPayload()).revision(),
                EventJson.write(((Snapshot<?>) snapshot.getPayload()).state()));
    }

    /** Not used by Axon's own loading: a snapshot here is a state, not an aggregate root. See {@link #snapshot}. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    /** The stored state of an aggregate, if there is one of that revision that can be read. */
    public <S> Optional<Snapshot<S>> snapshot(String aggregateId, int revision, Class<S> state) {
        try {
            return jdbc
                    .query(
                            "select sequence, state from snapshot where aggregate_id = ? and revision = ?",
                            (row, n) ->
                                    new Snapshot<>(row.getLong(1), revision, EventJson.read(row.getString(2), state)),
                            aggregateId,
                            revision)
                    .stream()
                    .findFirst();
        } catch (JacksonException e) {
            LOG.warn("the snapshot of {} cannot be read and is passed over; its events tell the same", aggregateId, e);
            return Optional.empty();
        }
    }

    /** State after the event {@code sequence}, written by code of that state {@code revision}. */
    public record Snapshot<S>(long sequence, int revision, S state) {}

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
