package io.partline.chassis.imports;

import io.partline.chassis.events.HorizonEventStorageEngine;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the imports of CSV files. */
@AutoConfiguration(
        before = TaskSchedulingAutoConfiguration.class,
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
@EnableScheduling
class ImportAutoConfiguration {
    /** An import may take minutes; whatever else a service does by the clock goes on beside it. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        return new ThreadPoolTaskSchedulerBuilder()
                .poolSize(4)
                .threadNamePrefix("scheduled-")
                .build();
    }

    @Bean
    @ConditionalOnBean(CsvImport.class)
    ImportApi importApi(
            ObjectProvider<CsvImport> imports,
            HorizonEventStorageEngine engine,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new ImportApi(new ImportJobs(
                imports.orderedStream().toList(), engine, jdbc, new TransactionTemplate(transactions), clock));
    }
}
