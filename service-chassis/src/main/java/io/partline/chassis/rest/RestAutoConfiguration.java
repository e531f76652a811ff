package io.partline.chassis.rest;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Wires what every endpoint stands on. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration"
        })
@Import(Problems.class)
class RestAutoConfiguration {
    /** In milliseconds: what people read, and no finer than what clocks of two nodes agree on. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json, MessageSource messages) {
        return new ProblemWriter(json, messages);
    }

    @Bean
    IdempotencyKeys idempotencyKeys(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new IdempotencyKeys(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    WebMvcConfigurer onceParameter(IdempotencyKeys keys) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new OnceArgument(keys));
            }
        };
    }
}
