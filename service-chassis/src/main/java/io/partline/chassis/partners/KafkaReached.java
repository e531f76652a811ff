package io.partline.chassis.partners;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Whether this node has reached Kafka since it started. One that never has may have a wrong address or password and is
 * not ready, so that a rolling upgrade stops at the first such node; one that has stays ready while Kafka is away, for
 * it can accept and answer.
 */
final class KafkaReached implements HealthIndicator, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaReached.class);
    private static final long PAUSE_MS = 1_000;
    /** A Kafka that is there is reached before the node is asked for the first time. */
    private static final Duration AT_FIRST = Duration.ofSeconds(2);

    private final Admin admin;
    private volatile boolean reached;
    private volatile boolean running;

    KafkaReached(Admin admin) {
        this.admin = admin;
    }

    @Override
    public Health health() {
        return (reached ? Health.up() : Health.outOfService()).build();
    }

    @Override
    public void start() {
        running = true;
        Thread reaching = Thread.ofPlatform().daemon().name("kafka-reached").start(this::reach);
        try {
            reaching.join(AT_FIRST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reach() {
        String told = "";
        while (running && !reached) {
            try {
                admin.describeCluster().nodes().get();
                reached = true;
            } catch (ExecutionException e) {
                String reason = String.valueOf(e.getCause());
                if (!reason.equals(told)) {
                    LOG.warn("not ready: Kafka has not been reached yet; it is tried again every second: {}", reason);
                    told = reason;
                }
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Beside the wait for the database, which starts before everything else that is started late. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1_024;
    }
}
