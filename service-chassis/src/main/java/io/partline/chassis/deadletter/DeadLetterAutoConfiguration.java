package io.partline.chassis.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the queue of parked deliveries. */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
class DeadLetterAutoConfiguration {
    @Bean
    Deliveries deliveries(JdbcTemplate jdbc, PlatformTransactionManager transactions, MeterRegistry meters) {
        return new Deliveries(new DeadLetters(jdbc), new TransactionTemplate(transactions), meters);
    }

    @Bean
    DeadLetterApi deadLetterApi(Deliveries deliveries) {
        return new DeadLetterApi(deliveries);
    }
}
