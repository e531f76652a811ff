package io.partline.chassis.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.telemetry.Figures;
import io.partline.chassis.telemetry.TraceContinuation;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the queue of parked deliveries. */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
class DeadLetterAutoConfiguration {
    @Bean
    Deliveries deliveries(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            MeterRegistry meters,
            TraceContinuation traces,
            @Value(Figures.EVERY) Duration figuresEvery) {
        return new Deliveries(
                new DeadLetters(jdbc), new TransactionTemplate(transactions), meters, traces, figuresEvery);
    }

    @Bean
    DeadLetterApi deadLetterApi(Deliveries deliveries) {
        return new DeadLetterApi(deliveries);
    }
}
