package io.partline.chassis.follow;

import io.partline.chassis.events.AppendSignal;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.outage.Conflict;
import io.partline.chassis.outage.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the log for this node, once for all: hands what it has read to the others through the {@link EventFeed} at once,
 * and brings all projections along together. Rows and positions commit together.
 *
 * <p>A projection is written for the first event after a silence at once, and then at most ten times a second: an order
 * makes news several times within a moment, and writing its row each time would be most of what the order costs.
 *
 * <p>A projection that fails, is new, stands still for a rebuild, or is in another node's hands falls behind; it catches
 * up by itself, in a transaction of its own, and holds none of the others up.
 *
 * <p>What concerns a projection not at all moves it in memory only. Its stored position then is that of the last event
 * that did concern it; nothing lies between the two that it would have to see.
 */
final class LogReader extends Follower {
    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);
    static final int BATCH = 500;
    /** How often a position is stored that moves without anything to do. */
    private static final Duration NOTED_EVERY = Duration.ofSeconds(5);
    /** How often to ask whether it is still the same server. */
    private static final Duration ASKED_EVERY = Duration.ofSeconds(1);

    /** How soon to look again for rows that somebody else has in hand. */
    private static final Duration TAKEN = Duration.ofMillis(20);

    private final Map<String, Member> members = new LinkedHashMap<>();
    private final EventLog log;
    private final EventFeed feed;
    private final FollowerPositions positions;
    private final TransactionTemplate transaction;
    private final JdbcClient db;
    /** Up to here the log is read; null before the first step. */
    private @Nullable LogPosition at;
    /** Read, and not yet handed to the projections. */
    private final List<StoredEvent> gathered = new ArrayList<>();
    /** Up to here those projections have come that are not behind. */
    private LogPosition applied = LogPosition.START;

    private long serverAskedAt;
    private final Duration gathering;
    private long appliedAt;
    private long notedAt = System.nanoTime();
    /** After what may come again of one of them: the next step takes each by itself. */
    private boolean apart;

    /** A projection and where it stands. Its thread writes it, everybody may look. */
    private static final class Member {
        private final Projection projection;
        /** As this node knows it. */
        private LogPosition stored = LogPosition.START;

        private volatile LogPosition reached = LogPosition.START;
        private volatile @Nullable String failure;
        private int failures;
        private long nextTry = System.nanoTime();

        Member(Projection projection) {
            this.projection = projection;
        }

        String name() {
            return projection.name();
        }

        List<StoredEvent> concerning(List<StoredEvent> events) {
            return Concern.after(reached, Concern.of(projection.madeOf(), events));
        }

        void stands(LogPosition position) {
            stored = position;
            reached = position;
            failure = null;
            failures = 0;
        }

        void failed(Throwable e) {
            failure = e.toString();
            failures++;
            nextTry = System.nanoTime() + pause(failures).toNanos();
            LOG.error("projection {} could not go on after {}; trying again", name(), reached, e);
        }

        void taken() {
            nextTry = System.nanoTime() + TAKEN.toNanos();
        }

        boolean due() {
            return System.nanoTime() - nextTry >= 0;
        }
    }

    LogReader(
            List<Projection> projections,
            EventLog log,
            EventFeed feed,
            AppendSignal appended,
            FollowerPositions positions,
            TransactionTemplate transaction,
            JdbcClient db,
            Duration gathering) {
        super("log-reader", appended);
        this.gathering = gathering;
        this.appliedAt = System.nanoTime() - gathering.toNanos();
        projections.forEach(projection -> members.put(projection.name(), new Member(projection)));
        this.log = log;
        this.feed = feed;
        this.positions = positions;
        this.transaction = transaction;
        this.db = db;
    }

    Optional<Projection> projection(String name) {
        return Optional.ofNullable(members.get(name)).map(member -> member.projection);
    }

    @Override
    List<String> positions() {
        return List.copyOf(members.keySet());
    }

    @Override
    protected LogPosition reached(String position) {
        return member(position).reached;
    }

    @Override
    @Nullable
    String failure(String position) {
        String own = member(position).failure;
        return own == null ? super.failure(position) : own;
    }

    private Member member(String name) {
        return Objects.requireNonNull(members.get(name), name);
    }

    @Override
    protected Left step() {
        if (at == null || System.nanoTime() - serverAskedAt > ASKED_EVERY.toNanos()) {
            isReadFrom(log.serverStartedAt());
        }
        LogPosition from = at == null ? begin() : at;
        EventLog.Page page = log.page(from, BATCH);
        if (page.serverStartedAt() != null && isReadFrom(page.serverStartedAt())) {
            return Left.MORE;
        }
        feed.add(from, page.events());
        gathered.addAll(page.events());
        at = page.events().isEmpty() ? from : page.events().getLast().position();
        List<Member> inStep = members.values().stream()
                .filter(member -> member.reached.compareTo(applied) >= 0)
                .toList();
        boolean full = page.events().size() == BATCH;
        if (full || gathered().isZero() || nobodyIsConcerned(inStep)) {
            bringAlong(inStep);
        }
        boolean moved = false;
        boolean waits = false;
        for (Member member : members.values()) {
            if (member.reached.compareTo(applied) < 0) {
                boolean now = member.due();
                moved |= now && catchUp(member, applied);
                waits |= member.failure == null && member.reached.compareTo(applied) < 0;
            }
        }
        if (full || moved) {
            return Left.MORE;
        }
        if (page.heldBack() || waits) {
            return Left.HELD_BACK;
        }
        return gathered.isEmpty() ? Left.NOTHING : Left.GATHERING;
    }

    /** The first after a silence at once, the others together with those that come soon after. */
    @Override
    protected Duration gathered() {
        Duration since = Duration.ofNanos(System.nanoTime() - appliedAt);
        return since.compareTo(gathering) >= 0 ? Duration.ZERO : gathering.minus(since);
    }

    /** After an outage another server may answer: it is asked as often as ever. */
    @Override
    protected Duration longestPause() {
        return ASKED_EVERY;
    }

    private boolean nobodyIsConcerned(List<Member> inStep) {
        return inStep.stream().allMatch(member -> member.concerning(gathered).isEmpty());
    }

    /**
     * Puts aside what is in memory where another server answers.
     *
     * @return whether that is so
     */
    private boolean isReadFrom(Instant server) {
        serverAskedAt = System.nanoTime();
        Instant before = feed.server();
        if (server.equals(before)) {
            return false;
        }
        if (before != null) {
            LOG.warn(
                    "the database server was started anew, or another one answers: the log is read from where that one stands");
        }
        at = null;
        gathered.clear();
        feed.beginAnew(server);
        return true;
    }

    /** From the end of the log: whoever is behind catches up, and nobody who is not waits for that. */
    private LogPosition begin() {
        Map<String, LogPosition> stored = positions.readAll(positions());
        members.forEach((name, member) -> member.stands(stored.getOrDefault(name, LogPosition.START)));
        LogPosition head = log.head();
        applied = head;
        return head;
    }

    /** Hands what was gathered to all projections that are not behind, in one transaction. */
    private void bringAlong(List<Member> inStep) {
        LogPosition last = Objects.requireNonNull(at);
        Map<Member, List<StoredEvent>> work = work(inStep, gathered);
        Map<Member, LogPosition> moved = Map.of();
        if (!apart && !work.isEmpty()) {
            try {
                moved = Objects.requireNonNull(transaction.execute(status -> together(work, applied, last)));
            } catch (Exception e) {
                if (gathered.isEmpty()) {
                    throw e;
                }
                if (Outage.caused(e) || Conflict.caused(e)) {
                    // It may be one of them that waits for a lock: the next step takes each by itself.
                    apart = true;
                    throw e;
                }
                LOG.warn("the projections are brought along one by one", e);
            } catch (Error e) {
                apart = true;
                throw e;
            }
        }
        apart = false;
        moved.forEach(Member::stands);
        passOver(inStep, gathered);
        if (!moved.isEmpty()) {
            appliedAt = System.nanoTime();
        }
        gathered.clear();
        applied = last;
    }

    /** Those whom none of it concerned are past it. */
    private static void passOver(List<Member> inStep, List<StoredEvent> events) {
        if (!events.isEmpty()) {
            LogPosition last = events.getLast().position();
            inStep.stream()
                    .filter(member -> member.concerning(events).isEmpty())
                    .forEach(member -> member.reached = Concern.later(member.reached, last));
        }
    }

    /** What is to be done for whom: nothing where only the stored position is behind. */
    private Map<Member, List<StoredEvent>> work(List<Member> inStep, List<StoredEvent> events) {
        boolean note = System.nanoTime() - notedAt > NOTED_EVERY.toNanos();
        if (note) {
            notedAt = System.nanoTime();
        }
        Map<Member, List<StoredEvent>> work = new LinkedHashMap<>();
        for (Member member : inStep) {
            List<StoredEvent> concerning = member.concerning(events);
            if (!concerning.isEmpty() || note && !member.stored.equals(member.reached)) {
                work.put(member, concerning);
            }
        }
        return work;
    }

    /** @return where those stand who were moved */
    private Map<Member, LogPosition> together(Map<Member, List<StoredEvent>> work, LogPosition from, LogPosition to) {
        Map<String, LogPosition> stored = new HashMap<>();
        work.keySet().forEach(member -> stored.put(member.name(), member.stored));
        Map<String, LogPosition> before = positions.advance(stored, from, to, feed.server());
        Map<Member, LogPosition> moved = new HashMap<>();
        work.forEach((member, concerning) -> {
            LogPosition position = before.get(member.name());
            if (position == null) {
                member.taken();
                return;
            }
            apply(member, position.equals(member.stored) ? concerning : Concern.after(position, concerning));
            moved.put(member, Concern.later(position, to));
        });
        return moved;
    }

    private void apply(Member member, List<StoredEvent> events) {
        if (!events.isEmpty()) {
            member.projection.apply(events, db);
        }
    }

    /** @param position stored, afterwards */
    private record CaughtUp(LogPosition position, LogPosition reached) {}

    /**
     * One batch for a projection that is behind.
     *
     * @param end where the others are
     * @return whether it came on
     */
    private boolean catchUp(Member member, LogPosition end) {
        try {
            Optional<CaughtUp> now = Objects.requireNonNull(transaction.execute(status -> next(member, end)));
            if (now.isEmpty()) {
                member.taken();
                return false;
            }
            member.stands(now.get().position());
            member.reached = now.get().reached();
            return true;
        } catch (Exception | LinkageError e) {
            // An error of a bad build too: it is this one's alone.
            member.failed(e);
            return false;
        }
    }

    /** Empty if somebody else has it in hand. */
    private Optional<CaughtUp> next(Member member, LogPosition end) {
        Instant server = feed.server();
        LogPosition stored = positions.read(member.name());
        LogPosition from = stored.equals(member.stored) ? member.reached : stored;
        List<StoredEvent> events = feed.after(from, BATCH);
        if (events.isEmpty()) {
            return Optional.of(new CaughtUp(stored, Concern.later(from, end)));
        }
        LogPosition last = events.getLast().position();
        List<StoredEvent> concerning = Concern.of(member.projection.madeOf(), events);
        if (concerning.isEmpty()) {
            return Optional.of(new CaughtUp(stored, last));
        }
        if (!stored.equals(positions.tryLock(List.of(member.name()), server).get(member.name()))) {
            return Optional.empty();
        }
        member.projection.apply(concerning, db);
        positions.move(Map.of(member.name(), last));
        return Optional.of(new CaughtUp(last, last));
    }

    @Override
    protected void ended() {
        if (at != null) {
            notedAt = System.nanoTime() - NOTED_EVERY.toNanos() - 1;
            List<Member> inStep = members.values().stream()
                    .filter(member -> member.reached.compareTo(applied) >= 0)
                    .toList();
            transaction.executeWithoutResult(status -> together(work(inStep, List.of()), applied, applied));
        }
    }
}
