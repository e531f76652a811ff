package io.partline.chassis.deadletter;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.partline.chassis.telemetry.TraceContinuation;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Deliveries without a service around them. */
public final class TestDeliveries {
    private TestDeliveries() {}

    public static Deliveries on(JdbcTemplate jdbc, TransactionTemplate transaction) {
        return new Deliveries(
                new DeadLetters(jdbc),
                transaction,
                new SimpleMeterRegistry(),
                new TraceContinuation(Tracer.NOOP, Propagator.NOOP),
                Duration.ZERO);
    }
}
