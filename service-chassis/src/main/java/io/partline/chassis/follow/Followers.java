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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** All followers of this node: starts and stops them, tells how far they are, and rebuilds projections. */
public class Followers implements SmartLifecycle {
    private static final int COUNT_UP_TO = 10_000;

    private final List<Follower> followers;
    private final EventLog log;
    private final FollowerPositions positions;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Map<String, Rebuild> rebuilds = new ConcurrentHashMap<>();
    private boolean running;

    Followers(
            List<Follower> followers,
            EventLog log,
            FollowerPositions positions,
            TransactionTemplate transaction,
            JdbcTemplate jdbc,
            Clock clock,
            MeterRegistry meters,
            Duration figuresEvery) {
        this.followers = followers;
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
            String name = follower.name();
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
            Gauge.builder("partline.follower.failing", follower, f -> f.failure() == null ? 0 : 1)
                    .description("1 while the follower's last step failed on this node")
                    .tag("follower", name)
                    .register(meters);
        }
    }

    private record Lag(long events, double seconds) {
        static final Lag NONE = new Lag(0, 0);
    }

    private Map<String, Lag> lags() {
        return followers.stream().map(Follower::name).collect(Collectors.toMap(name -> name, this::lag));
    }

    private Lag lag(String follower) {
        return new Lag(log.countAfter(positions.read(follower), COUNT_UP_TO), lagSeconds(follower));
    }

    private double lagSeconds(String follower) {
        List<Instant> oldest = log.oldestAfter(positions.read(follower));
        return oldest.isEmpty()
                ? 0
                : Math.max(
                        0, Duration.between(oldest.getFirst(), clock.instant()).toMillis() / 1000.0);
    }

    public List<FollowerStatus> statuses() {
        return followers.stream().map(this::status).toList();
    }

    /** @throws NotFound if no follower has that name */
    public FollowerStatus status(String name) {
        return status(named(name));
    }

    private FollowerStatus status(Follower follower) {
        LogPosition at = positions.read(follower.name());
        Rebuild rebuild = rebuilds.get(follower.name());
        return new FollowerStatus(
                follower.name(),
                at.toString(),
                log.countAfter(at, COUNT_UP_TO),
                lagSeconds(follower.name()),
                follower.failure(),
                rebuild == null ? null : rebuild.progress());
    }

    /**
     * Starts to rebuild a projection; one that is under way is left alone.
     *
     * @throws NotFound if no projection has that name
     */
    public Rebuild.Progress rebuild(String name) {
        if (!(named(name) instanceof ProjectionFollower follower)) {
            throw NotFound.of("projection", name);
        }
        Rebuild rebuild = rebuilds.compute(name, (_, before) -> {
            if (before != null && before.progress().state() == Rebuild.State.RUNNING) {
                return before;
            }
            Rebuild fresh = new Rebuild(follower.projection(), log, positions, transaction, jdbc, clock);
            Thread.ofPlatform().daemon().name("rebuild-" + name).start(fresh);
            return fresh;
        });
        return rebuild.progress();
    }

    private Follower named(String name) {
        return followers.stream()
                .filter(follower -> follower.name().equals(name))
                .findFirst()
                .orElseThrow(() -> NotFound.of("follower", name));
    }

    @Override
    public void start() {
        followers.forEach(follower -> positions.ensure(follower.name()));
        followers.forEach(Follower::start);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        for (Follower follower : followers) {
            try {
                follower.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
