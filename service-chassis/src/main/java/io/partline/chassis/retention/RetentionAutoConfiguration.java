package io.partline.chassis.retention;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Wires what removes old rows, with the times for which they are kept. */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
class RetentionAutoConfiguration {
    @Bean
    Retention retention(
            JdbcTemplate jdbc,
            Clock clock,
            @Value("${partline.retention.idempotency-keys:P30D}") Duration keys,
            @Value("${partline.retention.inbox:P180D}") Duration inbox,
            @Value("${partline.retention.imports:P90D}") Duration imports) {
        return new Retention(jdbc, clock, keys, inbox, imports);
    }
}
