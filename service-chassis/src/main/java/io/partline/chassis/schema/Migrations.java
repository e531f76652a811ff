package io.partline.chassis.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The two histories of a service's schema.
 *
 * <p>Before they were parted both stood in the table {@code flyway_schema_history}, the chassis with version 1. Such a
 * database is taken as it is: the chassis begins its own history at 1, and the service's passes over the row that has
 * left it.
 */
public final class Migrations {
    private static final String CHASSIS_HISTORY = "chassis_schema_history";
    private static final String FIRST = "1";

    private Migrations() {}

    public static Flyway chassis(DataSource database) {
        boolean thereAlready = Boolean.TRUE.equals(new JdbcTemplate(database)
                .queryForObject("select to_regclass('event_log') is not null", Boolean.class));
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/chassis")
                .table(CHASSIS_HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion(thereAlready ? FIRST : "0")
                .load();
    }

    /**
     * A node of the release before starts on tables that a newer one has extended already: while a release goes out, and
     * when it is taken back.
     *
     * @param configured with the service's own locations
     */
    public static Flyway service(FluentConfiguration configured) {
        return configured
                .baselineOnMigrate(true)
                .baselineVersion(FIRST)
                .ignoreMigrationPatterns("*:missing", "*:future")
                .load();
    }
}
