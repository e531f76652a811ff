package io.partline.chassis.follow;

import io.partline.chassis.events.AdvisoryLock;
import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.events.UnreadEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
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
    static final int BATCH = 5_000;

    enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * @param events read so far
     * @param total events in the log when it began; 0 until they are counted
     * @param differingRows rows that differed from the live ones at the moment of exchange; null until then
     */
    @Schema(example = """
            {"follower": "stock-levels", "state": "RUNNING", "events": 120000, "total": 440000, "startedAt": "2026-11-23T08:00:00Z"}
            """)
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
    private final TableCopies copies;
    private LogPosition reached = LogPosition.START;
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
        this.copies = new TableCopies(schema, projection.tables(), jdbc);
        this.progress = new Progress(projection.name(), State.RUNNING, 0, 0, clock.instant(), null, null, null);
    }

    Progress progress() {
        return progress;
    }

    @Override
    public void run() {
        try {
            jdbc.execute((ConnectionCallback<Boolean>) session -> {
                alone(session);
                return true;
            });
        } catch (Throwable e) {
            // An error too: one that ended in silence would look as if it were under way for ever.
            LOG.error("rebuilding {} failed; the live rows are untouched", projection.name(), e);
            progress = ended(State.FAILED, null, e.toString());
        }
    }

    /** Two nodes at it at once would fill the same copies. */
    private void alone(Connection session) {
        try {
            if (AdvisoryLock.tryRun(session, schema, () -> rebuild(session)) == null) {
                throw new IllegalStateException("another node is rebuilding " + projection.name());
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean rebuild(Connection session) throws Exception {
        long total = log.countAfter(LogPosition.START, Integer.MAX_VALUE);
        Progress p = progress;
        progress = new Progress(p.follower(), p.state(), 0, total, p.startedAt(), null, null, null);
        patiently(() -> {
            copies.make();
            return true;
        });
        if (projection.isOfOneAggregateEach()) {
            goThrough(new ByAggregate());
        }
        catchUp();
        long differing = AdvisoryLock.run(session, FollowerPositions.gate(projection.name()), this::compareAndExchange);
        progress = ended(State.DONE, differing, null);
        LOG.info(
                "rebuilt {}: {} events, {} a second, {} rows differed",
                projection.name(),
                progress.events(),
                progress.eventsPerSecond(),
                differing);
        return true;
    }

    /** One way through the log, page by page. */
    private abstract static class Pass {
        private boolean more = true;

        /** Empty at the end. */
        final List<UnreadEvent> next() {
            if (!more) {
                return List.of();
            }
            List<UnreadEvent> page = page();
            more = page.size() == BATCH;
            return page;
        }

        abstract List<UnreadEvent> page();

        /** Everything up to here was read. */
        abstract LogPosition end();
    }

    /** From where it stands, up to what is the end when it comes there. */
    private final class ByPosition extends Pass {
        private LogPosition at = reached;

        @Override
        List<UnreadEvent> page() {
            List<UnreadEvent> page = log.unreadAfter(at, BATCH);
            at = page.isEmpty() ? at : page.getLast().position();
            return page;
        }

        @Override
        LogPosition end() {
            return at;
        }
    }

    /** One aggregate after the other, up to what is the end when it begins: nothing will be recorded before that. */
    private final class ByAggregate extends Pass {
        private final LogPosition end = log.head();
        private String aggregateId = "";
        private long sequence = -1;

        @Override
        List<UnreadEvent> page() {
            // Neighbours by key lie far apart on disk: on a large log a page may take long.
            List<UnreadEvent> page = patiently(() -> log.unreadByAggregate(aggregateId, sequence, end, BATCH));
            if (!page.isEmpty()) {
                aggregateId = page.getLast().aggregateId();
                sequence = page.getLast().sequence();
            }
            return page;
        }

        @Override
        LogPosition end() {
            return end;
        }
    }

    /**
     * @param events how many there were
     * @param concerning those that the projection is made of; nobody has read what the others say
     */
    private record Batch(int events, List<StoredEvent> concerning) {}

    /** Up to the end of the log, but for the last few: they are left to the end, or it would never come. */
    private void catchUp() {
        goThrough(new ByPosition());
    }

    /** While a batch is written into the copies the next one is parsed, and the one after that is read. */
    private void goThrough(Pass pass) {
        try (OneAhead<List<UnreadEvent>> pages = new OneAhead<>(schema + "-read", pass::next);
                OneAhead<Batch> batches = new OneAhead<>(schema + "-parse", () -> parse(pages.take()))) {
            Batch batch = batches.take();
            while (batch.events() > 0) {
                advance(batch);
                batch = batches.take();
            }
            reached = pass.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Batch parse(List<UnreadEvent> page) {
        List<Class<? extends DomainEvent>> families = projection.madeOf();
        return new Batch(
                page.size(),
                page.stream()
                        .filter(event -> Concern.isOf(families, log.kindOf(event)))
                        .map(log::read)
                        .toList());
    }

    /** In one transaction, whose statements may take as long as the log is long. */
    private <T> T patiently(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            LongWork.allow(jdbc);
            return work.get();
        }));
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

    private void advance(Batch batch) {
        patiently(() -> {
            copies.use();
            apply(batch);
            return true;
        });
        Progress p = progress;
        progress = new Progress(
                p.follower(), p.state(), p.events() + batch.events(), p.total(), p.startedAt(), null, null, null);
    }

    private void apply(Batch batch) {
        if (!batch.concerning().isEmpty()) {
            projection.apply(batch.concerning(), db);
        }
    }

    /**
     * The live rows stand still meanwhile; they are read as before. Nothing here holds a transaction id for longer than
     * a batch or a rename takes, so that other followers go on.
     */
    private long compareAndExchange() {
        catchUp();
        LogPosition end = reached;
        boolean behind = true;
        while (behind) {
            behind = patiently(() -> bringLiveTo(end));
        }
        long differing = patiently(copies::differingRows);
        patiently(() -> {
            copies.exchange();
            positions.move(Map.of(projection.name(), end));
            return true;
        });
        return differing;
    }

    /** One batch; answers whether there is more. */
    private boolean bringLiveTo(LogPosition end) {
        LogPosition live = positions.read(projection.name());
        if (live.compareTo(end) >= 0) {
            return false;
        }
        List<UnreadEvent> missing = log.unreadAfter(live, BATCH).stream()
                .filter(event -> event.position().compareTo(end) <= 0)
                .toList();
        apply(parse(missing));
        positions.move(Map.of(projection.name(), missing.getLast().position()));
        return true;
    }
}
