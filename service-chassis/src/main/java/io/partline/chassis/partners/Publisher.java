package io.partline.chassis.partners;

import io.partline.chassis.events.AdvisoryLock;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.EventFeed;
import io.partline.chassis.follow.Follower;
import io.partline.chassis.follow.FollowerPositions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Follows the event log (it is the outbox) and writes the service's public events to Kafka.
 *
 * <p>Order of steps: send all of a batch, wait until the broker has acknowledged all, then move the position, at the
 * latest after a moment. Whatever dies in between, what came after the position is sent again in the same order, so that
 * the first appearance of each event on its partition is in order; listeners pass over the repetitions by id.
 *
 * <p>One node at a time, by an advisory lock of a database session and not by a row lock: a row lock would give the
 * waiting transaction an id and hold back the horizon, and with it every follower, while the broker is away. The session
 * keeps the lock while there is something to publish, and moves the position itself: a node whose session has ended
 * cannot.
 */
public class Publisher extends Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    public static final String NAME = "publisher";
    private static final int BATCH = 500;
    /** How long the lock is kept after the last event. */
    private static final Duration KEPT = Duration.ofSeconds(1);
    /** How often a node that has nothing to publish looks whether it was set back. */
    private static final Duration LOOKED_EVERY = Duration.ofSeconds(5);
    /** How often to ask for the lock that another node keeps. */
    private static final Duration ASKED_EVERY = Duration.ofMillis(100);
    /** An acknowledgement that takes longer makes one look whether its topic is still there. */
    private static final long ACKNOWLEDGED_S = 3;
    /** Of these: a minute. */
    private static final int TOLD_EVERY = 20;

    private final String source;
    private final PublishedEvents published;
    private final EventFeed feed;
    private final FollowerPositions positions;
    private final DataSource dataSource;
    private final Producer<String, byte[]> producer;
    private final Topics topics;
    private final Duration notedEvery;
    private @Nullable Connection session;
    /** As this node knows it. */
    private @Nullable LogPosition stored;

    private volatile boolean setBack;
    /** That what comes next was read from. */
    private @Nullable Instant server;

    private volatile LogPosition reached = LogPosition.START;
    private long notedAt;
    private long sentAt = System.nanoTime();
    private long lookedAt = System.nanoTime();
    private long askedAt = System.nanoTime() - ASKED_EVERY.toNanos();

    /** @param notedEvery how often the position is moved at most */
    Publisher(
            String name,
            String source,
            PublishedEvents published,
            EventFeed feed,
            FollowerPositions positions,
            DataSource dataSource,
            Producer<String, byte[]> producer,
            Topics topics,
            Duration notedEvery) {
        super(name, feed.arrived());
        this.source = source;
        this.published = published;
        this.feed = feed;
        this.positions = positions;
        this.dataSource = dataSource;
        this.producer = producer;
        this.topics = topics;
        this.notedEvery = notedEvery;
        this.notedAt = System.nanoTime() - notedEvery.toNanos();
    }

    @Override
    protected LogPosition reached(String position) {
        return reached;
    }

    @Override
    protected Left step() throws Exception {
        try {
            return next();
        } catch (Throwable e) {
            letGo();
            topics.forget();
            throw e;
        }
    }

    /** Its position was set back on purpose; a node that is at it notices by itself. */
    void wasSetBack() {
        setBack = true;
        feed.arrived().signal();
    }

    private Left next() throws Exception {
        Instant now = feed.server();
        if (setBack || !Objects.equals(server, now)) {
            setBack = false;
            letGo();
            server = now;
        }
        if (stored == null) {
            stands(positions.read(name()));
        }
        List<StoredEvent> batch = feed.after(reached, BATCH);
        if (batch.isEmpty()) {
            note();
            if (System.nanoTime() - sentAt > KEPT.toNanos()) {
                rest();
                noticeSetBack();
            }
            return Left.NOTHING;
        }
        if (batch.stream().allMatch(this::isPrivate)) {
            reached = batch.getLast().position();
            return Left.MORE;
        }
        if (session == null && System.nanoTime() - askedAt < ASKED_EVERY.toNanos()) {
            return Left.GATHERING;
        }
        if (session == null && !taken()) {
            // Another node is at it. What it has done need not be looked at again.
            LogPosition there = positions.read(name());
            if (there.compareTo(reached) > 0) {
                stands(there);
            }
            askedAt = System.nanoTime();
            return Left.NOTHING;
        }
        // It may have become this node's turn a moment ago, with a new place to begin.
        List<StoredEvent> next = feed.after(reached, BATCH);
        if (Objects.equals(server, feed.server())) {
            send(next);
            note();
        }
        return Left.MORE;
    }

    /** Another node may have been asked to tell again what this one has told, and may have stopped since. */
    private void noticeSetBack() {
        LogPosition known = stored;
        if (known != null && System.nanoTime() - lookedAt > LOOKED_EVERY.toNanos()) {
            lookedAt = System.nanoTime();
            LogPosition there = positions.read(name());
            if (there.compareTo(known) < 0) {
                stands(there);
            }
        }
    }

    private boolean isPrivate(StoredEvent event) {
        return published.translate(event).isEmpty() && published.opens(event).isEmpty();
    }

    private void stands(LogPosition position) {
        stored = position;
        reached = position;
    }

    /** Takes the lock for as long as its session lasts, and goes on from where the last holder was. */
    private boolean taken() throws SQLException {
        Connection fresh = dataSource.getConnection();
        boolean mine = false;
        try {
            mine = isReadFrom(fresh) && AdvisoryLock.tryTake(fresh, name());
        } finally {
            if (!mine) {
                fresh.close();
            }
        }
        if (!mine) {
            return false;
        }
        session = fresh;
        stands(positions.read(name()));
        return true;
    }

    /** What was read from another server is not told on this one: the reader will notice in a moment. */
    private boolean isReadFrom(Connection answering) throws SQLException {
        Instant read = server;
        if (read == null) {
            return true;
        }
        try (Statement statement = answering.createStatement();
                ResultSet started = statement.executeQuery("select pg_postmaster_start_time()")) {
            started.next();
            return started.getObject(1, OffsetDateTime.class).toInstant().equals(read);
        }
    }

    /** A node that hears nothing may be one that cannot read what a newer one wrote: it must not stand in its way. */
    private void rest() {
        if (session != null) {
            notedAt = System.nanoTime() - notedEvery.toNanos();
            note();
            letGo();
        }
    }

    /** After a failure, for its session may be what failed: whoever is next begins where the position is. */
    private void letGo() {
        Connection held = session;
        session = null;
        stored = null;
        if (held != null) {
            AdvisoryLock.release(held, name());
        }
    }

    /** Moves the position to where everything before is acknowledged, if it is time. */
    private void note() {
        Connection held = session;
        LogPosition from = stored;
        if (held == null
                || from == null
                || from.equals(reached)
                || System.nanoTime() - notedAt < notedEvery.toNanos()) {
            return;
        }
        notedAt = System.nanoTime();
        JdbcTemplate inSession = new JdbcTemplate(new SingleConnectionDataSource(held, true));
        if (positions.move(inSession, name(), from, reached, server)) {
            stored = reached;
        } else {
            // Somebody has moved it on purpose, or was taken for the only one meanwhile.
            letGo();
        }
    }

    @Override
    protected void ended() {
        try {
            rest();
        } finally {
            letGo();
        }
    }

    private record Sent(String topic, Future<RecordMetadata> acknowledgement) {}

    /** Returns when the broker has acknowledged everything. */
    private void send(List<StoredEvent> batch) throws InterruptedException, ExecutionException {
        List<Sent> sent = new ArrayList<>();
        for (StoredEvent event : batch) {
            for (String topic : published.opens(event)) {
                topics.ensure(topic);
            }
            List<PublicEvent> publicEvents = published.translate(event);
            for (int ordinal = 0; ordinal < publicEvents.size(); ordinal++) {
                ProducerRecord<String, byte[]> record =
                        CloudEventRecords.toRecord(source, event, publicEvents.get(ordinal), ordinal);
                topics.ensure(record.topic());
                Future<RecordMetadata> acknowledgement = producer.send(record);
                if (acknowledgement.state() == Future.State.FAILED) {
                    acknowledgement.get(); // throws: of what comes behind it nothing may be first
                }
                sent.add(new Sent(record.topic(), acknowledgement));
            }
        }
        for (Sent each : sent) {
            awaitAcknowledgement(each);
        }
        if (!batch.isEmpty()) {
            reached = batch.getLast().position();
        }
        sentAt = System.nanoTime();
    }

    /** However long it takes: what is given up could still arrive, after what is sent next. */
    private void awaitAcknowledgement(Sent sent) throws InterruptedException, ExecutionException {
        int times = 0;
        while (true) {
            try {
                sent.acknowledgement().get(ACKNOWLEDGED_S, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException _) {
                String topic = topics.lookAgain(sent.topic());
                if (times++ % TOLD_EVERY == 0) {
                    LOG.warn(
                            "{} has not been acknowledged on {} for {} s; it goes on waiting. The topic: {}",
                            name(),
                            sent.topic(),
                            times * ACKNOWLEDGED_S,
                            topic);
                }
            }
        }
    }
}
