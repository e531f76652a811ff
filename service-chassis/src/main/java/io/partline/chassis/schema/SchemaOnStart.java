package io.partline.chassis.schema;

import io.partline.chassis.events.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Brings the tables up to date, after the ports are open and before anything follows or listens. While the database is
 * away the node lives, is not ready, and says why in its log; making its beans needs no database.
 */
final class SchemaOnStart implements SmartLifecycle {
    /** After the ports and before followers and listeners, which have the default. */
    private static final int PHASE = DEFAULT_PHASE - 512;

    private static final long PAUSE_MS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(SchemaOnStart.class);

    private final Flyway flyway;
    private final EventLog log;
    private final ApplicationContext context;
    private volatile boolean running;

    SchemaOnStart(Flyway flyway, EventLog log, ApplicationContext context) {
        this.flyway = flyway;
        this.log = log;
        this.context = context;
    }

    /** On a thread of its own: a context whose starting thread waits without a limit can still be closed. */
    @Override
    public void start() {
        AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);
        try {
            CompletableFuture.runAsync(
                            this::migrate,
                            work -> Thread.ofPlatform().daemon().name("schema").start(work))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
        running = true;
    }

    /** First the chassis by its own history, then the service by its own, so that each goes its own way. */
    private void migrate() {
        DataSource database = flyway.getConfiguration().getDataSource();
        await(database);
        Migrations.chassis(database).migrate();
        Migrations.service(Flyway.configure().configuration(flyway.getConfiguration()))
                .migrate();
        log.requireThisCluster();
    }

    private static void await(DataSource database) {
        String told = "";
        while (true) {
            try (Connection _ = database.getConnection()) {
                return;
            } catch (SQLException e) {
                String reason = String.valueOf(e.getMessage());
                if (!reason.equals(told)) {
                    LOG.warn("not ready: the database cannot be used yet; it is tried again every second: {}", reason);
                    told = reason;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", e);
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

    @Override
    public int getPhase() {
        return PHASE;
    }
}
