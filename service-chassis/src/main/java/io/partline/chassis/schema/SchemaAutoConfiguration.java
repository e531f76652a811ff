package io.partline.chassis.schema;

import io.partline.chassis.events.EventLog;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Migrations on a connection of their own, which may take as long as it needs: the time limits of the pool would end a
 * long one half-way, at every start again. What the URL says, TLS for one, holds for it too.
 */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
class SchemaAutoConfiguration {
    @Bean
    FlywayConfigurationCustomizer patientConnection(JdbcConnectionDetails database) {
        DataSource connection = new DriverManagerDataSource(
                database.getJdbcUrl(),
                Objects.requireNonNull(database.getUsername()),
                Objects.requireNonNull(database.getPassword()));
        return flyway -> flyway.dataSource(connection);
    }

    /** Not while beans are made: {@link SchemaOnStart} migrates. */
    @Bean
    FlywayMigrationStrategy notYet() {
        return _ -> {};
    }

    @Bean
    SchemaOnStart schemaOnStart(Flyway flyway, EventLog log, ApplicationContext context) {
        return new SchemaOnStart(flyway, log, context);
    }
}
