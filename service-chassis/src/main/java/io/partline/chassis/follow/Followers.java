package io.partline.chassis.follow;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.telemetry.Figures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** All followers of this node: starts and stops them, tells how far they are, and rebuilds projections. */
public class Followers implements SmartLifecycle {
    private static final int COUNT_UP_TO = 10_000;
    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    private final LogReader reader;
    private final List<Follower> followers;
    private final EventLog log;
    private final FollowerPositions positions;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Map<String, Rebuild> rebuilds = new ConcurrentHashMap<>();
    private boolean running;

    Followers(
            LogReader reader,
            List<Follower> others,
            EventLog log,
            FollowerPositions positions,
            TransactionTemplate transaction,
            JdbcTemplate jdbc,
            Clock clock,
            MeterRegistry meters,
            Duration figuresEvery) {
        this.reader = reader;
        this.followers = Stream.concat(Stream.of(reader), others.stream()).toList();
        this.log = log;
        this.positions = positions;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
        Figures<Double> oldest = new Figures<>(figuresEvery, log::oldestTransactionSeconds);
        Gauge.builder("partline.transactions.oldest.seconds", () -> oldest.get(seconds -> seconds))
                .description(
                        "Age of the oldest transaction that holds followers back, over all databases of the server")
                .register(meters);
        Figures<Map<String, Lag>> lags = new Figures<>(figuresEvery, this::lags);
        for (Follower follower : followers) {
            follower.positions().forEach(name -> watch(follower, name, lags, meters));
        }
    }

    private static void watch(Follower follower, String name, Figures<Map<String, Lag>> lags, MeterRegistry meters) {
        Gauge.builder(
                        "partline.follower.lag.events",
                        () -> lags.get(of -> of.getOrDefault(name, Lag.NONE).events()))
                .description("Committed events the follower has not handled, counted up to 10,000")
                .tag("follower", name)
                .register(meters);
        Gauge.builder(
                        "partline.follower.lag.seconds",
                        () -> lags.get(of -> of.getOrDefault(name, Lag.NONE).seconds()))
                .description("Age of the oldest event the follower has not handled")
                .tag("follower", name)
                .register(meters);
        Gauge.builder("partline.follower.failing", follower, f -> f.failure(name) == null ? 0 : 1)
                .description("1 while the follower's last step failed on this node")
                .tag("follower", name)
                .register(meters);
    }

    private record Lag(long events, double seconds) {
        static final Lag NONE = new Lag(0, 0);
    }

    private Map<String, Lag> lags() {
        Map<String, Lag> lags = new HashMap<>();
        for (Follower follower : followers) {
            for (String name : follower.positions()) {
                LogPosition at = position(follower, name);
                lags.put(name, new Lag(log.countAfter(at, COUNT_UP_TO), lagSeconds(at)));
            }
        }
        return lags;
    }

    /** Where the service stands, whichever node did the work; what this node has passed over counts as done. */
    private LogPosition position(Follower follower, String name) {
        return Concern.later(positions.read(name), follower.reached(name));
    }

    private double lagSeconds(LogPosition at) {
        List<Instant> oldest = log.oldestAfter(at);
        return oldest.isEmpty()
                ? 0
                : Math.max(
                        0, Duration.between(oldest.getFirst(), clock.instant()).toMillis() / 1000.0);
    }

    public List<FollowerStatus> statuses() {
        return followers.stream()
                .flatMap(follower -> follower.positions().stream().map(name -> status(follower, name)))
                .toList();
    }

    /** @throws NotFound if no follower has that name */
    public FollowerStatus status(String name) {
        return followers.stream()
                .filter(follower -> follower.positions().contains(name))
                .findFirst()
                .map(follower -> status(follower, name))
                .orElseThrow(() -> NotFound.of("follower", name));
    }

    private FollowerStatus status(Follower follower, String name) {
        LogPosition at = position(follower, name);
        Rebuild rebuild = rebuilds.get(name);
        return new FollowerStatus(
                name,
                at.toString(),
                log.countAfter(at, COUNT_UP_TO),
                lagSeconds(at),
                follower.failure(name),
                rebuild == null ? null : rebuild.progress());
    }

    /**
     * Starts to rebuild a projection; one that is under way is left alone.
     *
     * @throws NotFound if no projection has that name
     */
    public Rebuild.Progress rebuild(String name) {
        Projection projection = reader.projection(name).orElseThrow(() -> NotFound.of("projection", name));
        Rebuild rebuild = rebuilds.compute(name, (_, before) -> {
            if (before != null && before.progress().state() == Rebuild.State.RUNNING) {
                return before;
            }
            Rebuild fresh = new Rebuild(projection, log, positions, transaction, jdbc, clock);
            Thread.ofPlatform().daemon().name("rebuild-" + name).start(fresh);
            return fresh;
        });
        return rebuild.progress();
    }

    @Override
    public void start() {
        followers.forEach(follower -> follower.positions().forEach(positions::ensure));
        followers.forEach(Follower::start);
        running = true;
    }

    /** All at once, each after the step it is at. */
    @Override
    public void stop() {
        running = false;
        followers.forEach(Follower::stop);
        try {
            for (Follower follower : followers) {
                follower.awaitEnd(LONGEST_STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
