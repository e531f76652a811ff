package io.partline.chassis.partners;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Part {@code kafkaReached} of the readiness probe. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
class KafkaReachedAutoConfiguration {
    @Bean
    KafkaReached kafkaReached(Admin admin) {
        return new KafkaReached(admin);
    }
}
